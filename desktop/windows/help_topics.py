"""Which help page tells about what: from windows, pages and their parts to topics.

A new page or dialog has its line here, and its topic a page in every language; a test tells.
"""

from PySide6.QtWidgets import QWidget

CONTENTS = "welcome"
TOPICS: dict[str, str] = {
    # before a database is open
    "StartPage": "first-start",
    "NewDatabasePage": "first-start",
    "RecoveryPage": "first-start",
    "ConnectPage": "server",
    "AnswerDialog": "server",
    "LinkStrip": "server",
    "UnlockPage": "first-start",
    "WaitingPage": "first-start",
    "RecoveryDialog": "users",
    # pages
    "MapPage": "map",
    "WorklistPage": "worklist",
    "CasesPage": "cases",
    "DecisionsPage": "decisions",
    "LettersPane": "decisions",
    "FiguresPage": "figures",
    "TeamPage": "team",
    "PathPage": "path",
    "SettingsPage": "settings",
    "CasePlace": "case",
    "IntakePlace": "intake",
    "DecisionPage": "decision",
    "SearchBox": "search",
    # parts of pages
    "AttachmentsPane": "attachments",
    "DocumentPane": "documents",
    "ClockStack": "deadlines",
    "MoveBox": "moves",
    "PeopleBox": "people",
    "ManySide": "many",
    "ServingPanel": "decisions",
    "VersionsPanel": "versions",
    "HandoverStrip": "team",
    "LadderStrip": "deadlines",
    "RulesSection": "deadlines",
    "TextsSection": "texts",
    "UsersSection": "users",
    "KeepingSection": "users",
    "SigningSection": "signing",
    "PrintingSection": "printing",
    # dialogs
    "AboutDialog": "welcome",
    "AbsencesDialog": "team",
    "AddDialog": "attachments",
    "AttachmentView": "attachments",
    "AssignDialog": "case",
    "BlockedDialog": "moves",
    "BottlenecksTable": "map",
    "ColumnsDialog": "cases",
    "ConflictDialog": "conflicts",
    "CorrectionDialog": "correcting",
    "DayLogDialog": "printing",
    "DemandCourseDialog": "correcting",
    "DemandDialog": "correcting",
    "DescribeDialog": "attachments",
    "EmailDialog": "attachments",
    "OutDialog": "attachments",
    "DifferenceDialog": "texts",
    "EffectsDialog": "versions",
    "ExportDialog": "printing",
    "FeedbackDialog": "feedback",
    "FeedbackSums": "feedback",
    "HandOverDialog": "team",
    "KeysHelp": "welcome",
    "LateDialog": "figures",
    "ListShareDialog": "cases",
    "LogExtractDialog": "printing",
    "LongRun": "many",
    "MoveManyDialog": "many",
    "PassphraseDialog": "users",
    "PersonDialog": "people",
    "PrintPreview": "printing",
    "ProhibitionDialog": "people",
    "PublishDialog": "texts",
    "PurposeDialog": "case",
    "ReasonDialog": "case",
    "ReassignDialog": "many",
    "ReminderDialog": "reminders",
    "RetireDialog": "texts",
    "ReturnDialog": "team",
    "RevealDialog": "signing",
    "RulesDialog": "team",
    "SaveViewDialog": "cases",
    "ServingDialog": "decisions",
    "ShareDialog": "map",
    "SignDialog": "signing",
    "StepBackDialog": "moves",
    "StoryWindow": "map",
    "TextChooser": "texts",
    "TextEditor": "texts",
    "UnplacedDialog": "map",
    "UsedTextsDialog": "texts",
    "UserDialog": "users",
    "VerifyDialog": "signing",
    "VersionCompareDialog": "versions",
    "VersionMoveDialog": "versions",
    "VersionPublishDialog": "versions",
    "ViewsDialog": "cases",
    "WhatIfDialog": "team",
}


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of the innermost part around `widget` that has one, else the contents."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in TOPICS:
                return TOPICS[kind.__name__]
        widget = widget.parentWidget()
    return CONTENTS
