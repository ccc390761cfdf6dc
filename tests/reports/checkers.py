"""Checkers that are not ours: PDF/A (pikepdf, PDFBox Preflight) and PDF/UA (outloud)."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
from outloud import check
from pikepdf import pdfa

from reports.archive import UA_CLAIM

MISSING = "packaging/system_packages.sh test installs what is missing"
_JARS = Path("/usr/share/java")
_PREFLIGHT = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
    "javax.activation", "jaxb-api",
)  # fmt: skip


def pdf_a_faults(pdf: bytes) -> tuple[str, ...]:
    """What pikepdf has against the file as PDF/A-2b.

    The claim of PDF/UA is taken off first, and nothing else: pikepdf knows no extension schema,
    which PDF/A-2 asks for where such a claim is made.
    """
    report = pdfa.validate_written(io.BytesIO(_rewritten(pdf, "2b")), "2b")
    return tuple(str(finding) for finding in report.findings) or _unless(passed=report.passed)


def preflight_faults(pdf: bytes, folder: Path) -> tuple[str, ...]:
    """What PDFBox Preflight has against the file, one program run.

    Preflight knows PDF/A-1b only. It is given the same pages, fonts, tags and colours written as
    1b: without the claim of PDF/UA, without a tab order and with plain links, which 1b lacks.
    """
    java = shutil.which("java")
    jars = [_JARS / f"{name}.jar" for name in _PREFLIGHT]
    assert java, MISSING
    assert all(jar.is_file() for jar in jars), MISSING
    file = folder / "kirje.pdf"
    file.write_bytes(_rewritten(pdf, "1b"))
    done = subprocess.run(
        [
            java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", ":".join(map(str, jars)),
            "org.apache.pdfbox.preflight.Validator_A1b", file.name,
        ],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "is a valid PDF/A-1b file" in done.stdout:
        return ()
    return (done.stdout + done.stderr,)


def ua_faults(pdf: bytes, folder: Path, *, warnings: bool = True) -> tuple[str, ...]:
    """What outloud has against the file as PDF/UA-1: errors, and warnings where asked for."""
    file = folder / "kirje.pdf"
    file.write_bytes(pdf)
    report = check(str(file))
    assert report.error is None
    assert all(run.status != "crashed" for run in report.runs)
    weighed = ("error", "warning") if warnings else ("error",)
    return tuple(f"{it.rule} {it.message}" for it in report.findings if it.severity in weighed)


def _rewritten(pdf: bytes, flavour: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        packet = opened.Root.Metadata.read_bytes()
        assert UA_CLAIM in packet
        opened.Root.Metadata.write(packet.replace(UA_CLAIM, b""))
        if flavour == "1b":
            _go_back(opened)
        out = io.BytesIO()
        opened.save(out, **pdfa.resolve_save_kwargs(flavour))
    return out.getvalue()


def _go_back(opened: pikepdf.Pdf) -> None:
    """Leave out what PDF/A-1 does not know, and say that it is 1b."""
    for page in opened.pages:
        del page.obj.Tabs
        for link in page.obj.get("/Annots", ()):
            if "/QuadPoints" in link:
                del link.QuadPoints
    pdfa.prepare(opened, "1b")


def _unless(*, passed: bool) -> tuple[str, ...]:
    return () if passed else ("not passed",)
