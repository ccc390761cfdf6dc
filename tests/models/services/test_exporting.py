"""An export: national JSON, PDF and a manifest whose hash is in the use log."""

import json
from datetime import date

import pytest
from jsonschema import Draft7Validator

from models.rules.documents.registry import DOCUMENT_TYPES
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.letters import DocumentPrint
from models.rules.manifest import NAME, FileState, Manifest, compared, digest, read_manifest
from models.rules.rights import Actor
from models.services.decisions import sign_decision
from models.services.exporting import Export, export_case, exported_on
from models.store.uow import UnitOfWork
from tests.hardening.decisions import a_decision, seal
from tests.models.rules.documents.structures import schema_of
from tests.models.services.builders import a_case, a_draft, a_finished, carried_to_signing
from tests.models.services.looking import chain_is_sound, entries


def printer(facts: DocumentPrint) -> bytes:
    """Make the bytes of a print without paper."""
    return f"%PDF- {facts.title}".encode()


def test_that_every_finished_document_leaves_as_json_and_pdf_valid_in_its_structure(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)

    export = export_case(uow, worker, case_id=made.case_id, printer=printer)

    files = dict(export.files)
    manifest = read_manifest(files[NAME])
    assert {entry.file for entry in manifest.files} == files.keys() - {NAME}
    types = {doc_type.oid: doc_type for doc_type in DOCUMENT_TYPES.values()}
    national = [entry for entry in manifest.files if entry.file.endswith(".json")]
    assert {DocumentKind(entry.kind) for entry in national} >= {
        DocumentKind.CONTACT,
        DocumentKind.EVALUATION,
        DocumentKind.ASSESSMENT,
        DocumentKind.PLAN,
    }
    for entry in national:
        schema = schema_of(types[entry.structure])
        errors = list(Draft7Validator(schema).iter_errors(json.loads(files[entry.file])))
        assert errors == [], entry.file
    assert sum(entry.file.endswith(".pdf") for entry in manifest.files) >= len(national)


def test_that_the_manifest_hash_is_in_the_use_log_and_known_again(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    export = export_case(uow, worker, case_id=made.case_id, printer=printer)

    line = entries(uow)[-1]
    assert line.act == "case.exported"
    assert line.facts["manifest"] == digest(dict(export.files)[NAME]) == export.manifest_hash
    known = exported_on(uow, worker, manifest_hash=export.manifest_hash)
    assert known == date(2026, 11, 24)
    assert exported_on(uow, worker, manifest_hash="0" * 64) is None
    assert chain_is_sound(uow)


def test_that_a_signed_decision_leaves_with_the_bytes_that_were_signed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = a_decision(uow, worker)
    sign_decision(
        uow, worker, case_id=made.case_id, document_id=document_id, row_version=1, seal=seal
    )

    export = export_case(
        uow, worker, case_id=made.case_id, printer=printer, document_ids=[document_id]
    )

    names = sorted(name for name, _ in export.files)
    assert names == [
        "ES-2026-0001-P1-1.pdf",
        "ES-2026-0001-P1-2.pdf",
        "ES-2026-0001-P1-archive.pdf",
        "ES-2026-0001-decision-1.json",
        NAME,
    ]
    entry = next(e for e in _manifest(export).files if e.file.endswith("archive.pdf"))
    assert entry.document_id == str(document_id)


def test_that_a_draft_does_not_leave_and_a_case_of_drafts_is_refused(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.MEETING)

    with pytest.raises(RuleBroken, match=r"export\.nothing"):
        export_case(uow, worker, case_id=made.case_id, printer=printer, document_ids=[draft_id])


def test_that_a_changed_a_missing_and_an_extra_file_are_told(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING)
    export = export_case(uow, worker, case_id=made.case_id, printer=printer)
    hashes = {name: digest(content) for name, content in export.files}
    first, second, *_ = sorted(hashes.keys() - {NAME})
    changed = {**hashes, first: digest(b"?"), "vieras.pdf": digest(b"!")}
    del changed[second]

    found = {(each.file, each.state) for each in compared(_manifest(export), changed)}

    assert found == {
        (first, FileState.CHANGED),
        (second, FileState.MISSING),
        ("vieras.pdf", FileState.EXTRA),
    }
    assert compared(_manifest(export), hashes) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"format": "polku-manifest/1"}',
        b'{"format": "polku-manifest/1", "case": "X", "made_at": "eilen", "files": []}',
        b"[" * 100_000,
    ],
)
def test_that_a_broken_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"manifest\.unreadable"):
        read_manifest(content)


def test_that_a_manifest_that_points_out_of_its_folder_is_refused(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    export = export_case(uow, worker, case_id=made.case_id, printer=printer)
    plain = json.loads(dict(export.files)[NAME])
    plain["files"][0]["file"] = "../salaisuus"

    with pytest.raises(RuleBroken, match=r"manifest\.unreadable"):
        read_manifest(json.dumps(plain).encode())


def _manifest(export: Export) -> Manifest:
    return read_manifest(dict(export.files)[NAME])
