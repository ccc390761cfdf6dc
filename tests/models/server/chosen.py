"""Which of the services' tests run on a server each time: those that meet the seam of the stores.

What only reckons in Python is the same on both stores. The rest is run whole by hand with
POLKU_CONTRACT=whole, each time that a policy, a function or the seam changes; modules that are not
named here always run whole.
"""

from collections.abc import Mapping

CHOSEN: Mapping[str, frozenset[str]] = {
    # reads and moves cases of all teams, by functions with owner's rights
    "version_move": frozenset(
        {
            "test_that_each_moved_case_has_a_line_of_its_own_and_the_batch_one",
            "test_that_a_renamed_step_keeps_its_cases_and_tells_the_journal",
            "test_that_a_case_that_has_moved_on_since_stays_where_it_is",
            "test_that_a_version_is_retired_only_when_no_open_case_follows_it",
        }
    ),
    "process_effects": frozenset(
        {
            "test_that_a_shorter_deadline_makes_late_those_whose_days_are_over",
            "test_that_an_unfinished_decision_lets_go_as_the_guard_itself_says",
        }
    ),
    "processes": frozenset({"test_that_cases_follow_a_version_that_is_only_drawn_otherwise"}),
    "team": frozenset(
        {
            "test_that_a_load_is_one_line_in_the_use_log_and_names_no_client",
            "test_that_a_case_accepted_in_another_team_comes_to_that_team",
            "test_that_who_keeps_the_settings_sees_what_moves_as_numbers_only",
            "test_that_the_running_half_year_counts_a_moved_case_for_the_team_that_has_it_now",
        }
    ),
    "figures": frozenset(
        {
            "test_that_a_renewal_counts_from_its_own_day_and_the_round_before_stays",
            "test_that_staffing_is_counted_on_its_day_with_who_answered_then",
            "test_that_a_comment_is_kept_until_it_is_sent",
            "test_that_a_change_of_team_changes_no_number",
        }
    ),
    # lists and past days of one's own cases
    "journal": frozenset({"test_that_a_past_day_is_shown_as_the_list_was_on_that_day"}),
    "ties": frozenset(
        {
            "test_that_a_shared_guardian_ties_cases_without_being_named",
            "test_that_cases_handed_over_on_one_day_are_tied_with_their_workers",
            "test_that_a_protected_clients_ties_show_only_to_those_who_have_the_case",
        }
    ),
    "case_columns": frozenset({"test_that_the_rows_of_changed_cases_are_those_of_the_list"}),
    "decision_telling": frozenset(
        {
            "test_that_posting_serves_each_once_with_one_line_each",
            "test_that_letters_wait_in_the_order_of_the_envelopes",
        }
    ),
    # the log, and what is final
    "all_or_nothing": frozenset(
        {"test_that_a_case_is_not_shown_when_its_reading_cannot_be_logged"}
    ),
    "seal_check": frozenset(
        {
            "test_that_every_print_bears_the_same_seal_of_the_log_at_signing",
            "test_that_a_seal_that_differs_is_told",
        }
    ),
    "letter_texts": frozenset(
        {"test_that_a_used_version_is_neither_taken_back_nor_changed_even_by_sql"}
    ),
    "day_log_signing": frozenset({"test_that_what_was_signed_off_cannot_be_changed"}),
    "prints": frozenset(
        {
            "test_that_a_withheld_line_stays_visible_with_its_ground",
            "test_that_the_release_answers_the_request_and_a_later_meeting_does_not_undo_it",
        }
    ),
    "rights": frozenset({"test_that_every_module_of_services_is_looked_at"}),
    # acts on contents that are reached by a document or a recipient
    "second_signing": frozenset(
        {
            "test_that_the_second_signature_makes_the_decision",
            "test_that_the_second_signer_sees_the_very_bytes_that_are_signed",
        }
    ),
    "decision_serving": frozenset(
        {"test_that_each_recipients_appeal_period_runs_from_its_own_service"}
    ),
    "decision_corrections": frozenset(
        {"test_that_the_letter_of_new_instructions_is_kept_and_nothing_signed_changes"}
    ),
    "decision_demands": frozenset(
        {"test_that_an_appeal_to_the_court_keeps_it_open_until_the_court_is_done"}
    ),
    "decision_lacks": frozenset(),
    "exporting": frozenset({"test_that_a_signed_decision_leaves_with_the_bytes_that_were_signed"}),
    "attachments": frozenset(
        {"test_that_a_removed_one_keeps_its_reason_and_bytes_but_does_not_leave"}
    ),
    "path_reminders": frozenset({"test_that_the_undo_of_the_move_takes_the_reminder_back"}),
    "many": frozenset({"test_that_undoing_restores_the_former_workers_exactly_with_its_own_lines"}),
    "renewal_offer": frozenset(
        {"test_that_one_act_begins_the_assessment_with_the_former_ones_texts_and_sources"}
    ),
}


def runs(module: str, test: str) -> bool:
    """Answer whether a test of a service runs on a server each time; `module` as `test_MODULE`."""
    name = module.rpartition("test_contract_")[2]
    return name not in CHOSEN or test in CHOSEN[name]
