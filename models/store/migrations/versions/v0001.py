"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_case_id"), "audit_entry", ["case_id"], unique=False)
    op.create_index(op.f("ix_audit_entry_person_id"), "audit_entry", ["person_id"], unique=False)
    op.create_table(
        "name_token",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("token", "person_id", name=op.f("pk_name_token")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person",
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("given_names", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("personal_code", sa.String(), nullable=False),
        sa.Column("temporary_id", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("interpreter_language", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("contact_street", sa.String(), nullable=False),
        sa.Column("contact_postcode", sa.String(), nullable=False),
        sa.Column("contact_town", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("non_disclosure", sa.Boolean(), nullable=False),
        sa.Column("non_disclosure_until", sa.Date(), nullable=True),
        sa.Column("secret_contacts", sa.Boolean(), nullable=False),
        sa.Column("electronic_consent", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_birth_date", "person", ["birth_date"], unique=False)
    op.create_index(op.f("ix_person_personal_code"), "person", ["personal_code"], unique=False)
    op.create_index("ix_person_search_key", "person", ["search_key"], unique=False)
    op.create_table(
        "process",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plain", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("bpmn", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "team",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "tie",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("has_custody", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["person.id"], name=op.f("fk_tie_client_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tie_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
    )
    op.create_index(op.f("ix_tie_client_id"), "tie", ["client_id"], unique=False)
    op.create_index(op.f("ix_tie_person_id"), "tie", ["person_id"], unique=False)
    op.create_table(
        "worker",
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("extra_roles", sa.JSON(), nullable=False),
        sa.Column("in_office", sa.Boolean(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_worker_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker")),
        sa.UniqueConstraint("login", name=op.f("uq_worker_login")),
    )
    op.create_table(
        "absence",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["worker.id"], name=op.f("fk_absence_made_by_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_absence_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_worker_id"), "absence", ["worker_id"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.String(), nullable=False),
        sa.Column("step_since", sa.DateTime(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("closing_ground", sa.String(), nullable=False),
        sa.Column("services", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=True),
        sa.Column("time_group", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("urgency_assessed_on", sa.Date(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("first_met_on", sa.Date(), nullable=True),
        sa.Column("needless_on", sa.Date(), nullable=True),
        sa.Column("assessment_started_on", sa.Date(), nullable=True),
        sa.Column("assessment_ready_on", sa.Date(), nullable=True),
        sa.Column("continues", sa.Boolean(), nullable=True),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("own_worker_named", sa.Boolean(), nullable=False),
        sa.Column("own_worker_omitted", sa.Boolean(), nullable=False),
        sa.Column("plan_on", sa.Date(), nullable=True),
        sa.Column("plan_ground", sa.String(), nullable=True),
        sa.Column("plan_review_on", sa.Date(), nullable=True),
        sa.Column("services_chosen_on", sa.Date(), nullable=True),
        sa.Column("preconditions_clear", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("decision_first_signed_on", sa.Date(), nullable=True),
        sa.Column("decision_signed_on", sa.Date(), nullable=True),
        sa.Column("decision_starts_on", sa.Date(), nullable=True),
        sa.Column("decision_ends_on", sa.Date(), nullable=True),
        sa.Column("execution_extension", sa.String(), nullable=True),
        sa.Column("psychosocial_need_on", sa.Date(), nullable=True),
        sa.Column("service_started_on", sa.Date(), nullable=True),
        sa.Column("service_ended_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("non_disclosure_until", sa.Date(), nullable=True),
        sa.Column("renewed_at", sa.DateTime(), nullable=True),
        sa.Column("log_requested_on", sa.Date(), nullable=True),
        sa.Column("log_answered_on", sa.Date(), nullable=True),
        sa.Column("house_limits", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["person.id"], name=op.f("fk_case_file_client_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["process_id"], ["process.id"], name=op.f("fk_case_file_process_id_process")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_case_file_team_id_team")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_case_file_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
    )
    op.create_index(op.f("ix_case_file_client_id"), "case_file", ["client_id"], unique=False)
    op.create_index("ix_case_file_number", "case_file", ["number"], unique=True)
    op.create_index(op.f("ix_case_file_received_on"), "case_file", ["received_on"], unique=False)
    op.create_index(
        "ix_case_file_team_id_closed_on", "case_file", ["team_id", "closed_on"], unique=False
    )
    op.create_index(op.f("ix_case_file_worker_id"), "case_file", ["worker_id"], unique=False)
    op.create_table(
        "day_log_signing",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_day_log_signing_team_id_team")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_day_log_signing_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_log_signing")),
        sa.UniqueConstraint("number", name=op.f("uq_day_log_signing_number")),
    )
    op.create_index(
        op.f("ix_day_log_signing_team_id"), "day_log_signing", ["team_id"], unique=False
    )
    op.create_table(
        "kept_view",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("view", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_kept_view_team_id_team")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_kept_view_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_view")),
    )
    op.create_index(op.f("ix_kept_view_team_id"), "kept_view", ["team_id"], unique=False)
    op.create_index(op.f("ix_kept_view_worker_id"), "kept_view", ["worker_id"], unique=False)
    op.create_table(
        "letter_text",
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("laws", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["worker.id"], name=op.f("fk_letter_text_author_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_text")),
    )
    op.create_index(
        "ix_letter_text_text_id_version", "letter_text", ["text_id", "version"], unique=False
    )
    op.create_table(
        "prohibition",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["person.id"], name=op.f("fk_prohibition_client_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_prohibition_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_prohibition_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prohibition")),
    )
    op.create_index(op.f("ix_prohibition_client_id"), "prohibition", ["client_id"], unique=False)
    op.create_index(op.f("ix_prohibition_person_id"), "prohibition", ["person_id"], unique=False)
    op.create_table(
        "sent_figures",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_sent_figures_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_figures")),
    )
    op.create_table(
        "typed_draft",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("field_values", sa.JSON(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_typed_draft_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_typed_draft")),
    )
    op.create_index(op.f("ix_typed_draft_worker_id"), "typed_draft", ["worker_id"], unique=False)
    op.create_table(
        "version_move",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("reverted_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["process.id"], name=op.f("fk_version_move_source_id_process")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["process.id"], name=op.f("fk_version_move_target_id_process")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_version_move_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_move")),
    )
    op.create_table(
        "assignment",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_assignment_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_assignment_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_case_id"), "assignment", ["case_id"], unique=False)
    op.create_index(op.f("ix_assignment_worker_id"), "assignment", ["worker_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("field_values", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("editors", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["worker.id"], name=op.f("fk_document_author_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_document_case_id_case_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index("ix_document_case_id_kind", "document", ["case_id", "kind"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("experience", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_feedback_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_feedback_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_case_id"), "feedback", ["case_id"], unique=False)
    op.create_index(
        "ix_feedback_team_id_given_on", "feedback", ["team_id", "given_on"], unique=False
    )
    op.create_table(
        "handover",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_handover_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["worker.id"], name=op.f("fk_handover_from_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["worker.id"], name=op.f("fk_handover_made_by_id_worker")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["worker.id"], name=op.f("fk_handover_to_id_worker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_case_id"), "handover", ["case_id"], unique=False)
    op.create_index("ix_handover_state_to_id", "handover", ["state", "to_id"], unique=False)
    op.create_table(
        "late_reason",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_late_reason_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_late_reason_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_reason")),
    )
    op.create_index(op.f("ix_late_reason_case_id"), "late_reason", ["case_id"], unique=False)
    op.create_table(
        "moved_case",
        sa.Column("move_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("step_before", sa.String(), nullable=False),
        sa.Column("step_after", sa.String(), nullable=False),
        sa.Column("limits_before", sa.String(), nullable=False),
        sa.Column("limits_after", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_moved_case_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["move_id"], ["version_move.id"], name=op.f("fk_moved_case_move_id_version_move")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_case")),
    )
    op.create_index(op.f("ix_moved_case_case_id"), "moved_case", ["case_id"], unique=False)
    op.create_index(op.f("ix_moved_case_move_id"), "moved_case", ["move_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["worker.id"], name=op.f("fk_reminder_author_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_reminder_case_id_case_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index("ix_reminder_case_id_done_at", "reminder", ["case_id", "done_at"], unique=False)
    op.create_table(
        "step_move",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_step_move_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_step_move_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_move")),
    )
    op.create_index(op.f("ix_step_move_case_id"), "step_move", ["case_id"], unique=False)
    op.create_table(
        "told_rung",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_told_rung_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_told_rung_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_rung")),
    )
    op.create_index(
        "ix_told_rung_worker_id_told_on", "told_rung", ["worker_id", "told_on"], unique=False
    )
    op.create_table(
        "attachment",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_kind", sa.String(), nullable=False),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("cleaned", sa.JSON(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_from", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("remover_id", sa.Uuid(), nullable=True),
        sa.Column("removed_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_attachment_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_attachment_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["remover_id"], ["worker.id"], name=op.f("fk_attachment_remover_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_attachment_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_case_id"), "attachment", ["case_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=True),
        sa.Column("signer_id", sa.Uuid(), nullable=True),
        sa.Column("letter_facts", sa.JSON(), nullable=False),
        sa.Column("texts_version", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("correction", sa.JSON(), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("first_signed_at", sa.DateTime(), nullable=True),
        sa.Column("second_signer_id", sa.Uuid(), nullable=True),
        sa.Column("returned", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_decision_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_decision_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["document.id"], name=op.f("fk_decision_replaces_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["second_signer_id"], ["worker.id"], name=op.f("fk_decision_second_signer_id_worker")
        ),
        sa.ForeignKeyConstraint(
            ["signer_id"], ["worker.id"], name=op.f("fk_decision_signer_id_worker")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_case_id"), "decision", ["case_id"], unique=False)
    op.create_table(
        "recipient",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("demand_on", sa.Date(), nullable=True),
        sa.Column("demand_note", sa.String(), nullable=False),
        sa.Column("demand_sent_on", sa.Date(), nullable=True),
        sa.Column("demand_outcome", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_served_on", sa.Date(), nullable=True),
        sa.Column("court_on", sa.Date(), nullable=True),
        sa.Column("court_ended_on", sa.Date(), nullable=True),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.Column("prints", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_recipient_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_recipient_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recipient_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
    )
    op.create_index(op.f("ix_recipient_case_id"), "recipient", ["case_id"], unique=False)
    op.create_index(op.f("ix_recipient_document_id"), "recipient", ["document_id"], unique=False)
    op.create_table(
        "searched_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_searched_document_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_searched_document_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searched_document")),
        sa.UniqueConstraint("document_id", name=op.f("uq_searched_document_document_id")),
    )
    op.create_index(
        op.f("ix_searched_document_case_id"), "searched_document", ["case_id"], unique=False
    )
    op.create_table(
        "used_text",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_used_text_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_text")),
    )
    op.create_index(op.f("ix_used_text_document_id"), "used_text", ["document_id"], unique=False)
    op.create_table(
        "attached_content",
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_attached_content_attachment_id_attachment"),
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attached_content")),
    )
    op.create_table(
        "first_print",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_first_print_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_first_print_recipient_id_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_print")),
    )
    op.create_index(
        op.f("ix_first_print_document_id"), "first_print", ["document_id"], unique=False
    )
    op.create_table(
        "instruction",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("former_way", sa.String(), nullable=True),
        sa.Column("former_served_on", sa.Date(), nullable=True),
        sa.Column("former_received_on", sa.Date(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_instruction_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_instruction_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_instruction_recipient_id_recipient")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_instruction_worker_id_worker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction")),
    )
    op.create_index(op.f("ix_instruction_case_id"), "instruction", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_instruction_document_id"), "instruction", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_instruction_recipient_id"), "instruction", ["recipient_id"], unique=False
    )
    op.create_table(
        "signed_copy",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_signed_copy_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_signed_copy_recipient_id_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copy")),
    )
    op.create_index(
        op.f("ix_signed_copy_document_id"), "signed_copy", ["document_id"], unique=False
    )
