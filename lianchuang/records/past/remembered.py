"""Which tables are remembered and which are not, by name and with the reason: one file for the whole house.

A new model's table belongs into one of the two; a system check fails for a table in neither. A table that is renamed
or dropped leaves its old name in FORMERLY, so that old migrations still know it. Contact data, consents, ID numbers
and faces are never remembered.
"""

REMEMBERED: set[str] = {
    "records_folder",
    "records_evidence",
    "people_body",
    "people_person",
    "people_post",
    "people_role",
    "people_tie",
    "matters_matter",
    "matters_stampedpaper",
    "matters_officialyear",
    "matters_officialday",
    "notices_notice",
    "notices_noticeentry",
    "notices_objection",
    "reviews_scheme",
    "reviews_criterion",
    "reviews_round",
    "reviews_entry",
    "reviews_entryfile",
    "reviews_party",
    "reviews_expert",
    "reviews_recusal",
    "reviews_assignment",
    "reviews_scoresheet",
    "reviews_points",
    "networks_network",
    "networks_networkrelation",
    "networks_group",
    "networks_studio",
    "networks_leadership",
    "networks_designation",
    "networks_membership",
    "networks_clause",
    "networks_register",
    "networks_term",
    "networks_termholder",
    "networks_handover",
    "networks_handoveritem",
    "programmes_programme",
    "programmes_stage",
    "programmes_direction",
    "programmes_jointtopic",
    "programmes_topicclaim",
    "programmes_call",
    "programmes_question",
    "programmes_proposal",
    "programmes_answer",
    "programmes_unit",
    "programmes_proposalperson",
    "programmes_planstep",
    "programmes_formalcheck",
    "programmes_formalfinding",
    "programmes_likenesscheck",
    "programmes_selection",
    "projects_project",
    "projects_partner",
    "projects_participant",
    "projects_share",
    "projects_milestone",
    "projects_progressreport",
    "projects_change",
    "projects_acceptance",
    "projects_taskletter",
    "activities_activity",
    "activities_session",
    "activities_mark",
    "activities_leave",
    "outcomes_patent",
    "outcomes_softwarecopyright",
    "outcomes_credit",
    "outcomes_benefit",
    "outcomes_mediareport",
    "reporting_reportedvalue",
}

NOT_REMEMBERED: dict[str, str] = {
    "records_act": "the ledger of acts itself",
    "records_actdigest": "made from the ledger and the twins",
    "records_content": "bytes under their own digest never change",
    "records_batch": "working paper; what it writes is remembered",
    "records_batchfile": "working paper; what it writes is remembered",
    "people_personcontact": "contact data",
    "people_account": "a way to sign in, today's only",
    "people_signinlink": "a way to sign in, today's only",
    "people_signinattempt": "wrong passwords of the last day",
    "networks_contact": "contact data",
    "matters_tasklink": "a way in, today's only",
    "matters_tasklinkuse": "who came by which link",
    "matters_message": "contact data; what was sent cannot be sent otherwise later",
    "notices_objector": "contact data",
    "programmes_draft": "working paper of one account",
    "exchange_heading": "what the importer learned about headings; today's only",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own, unused",
    "django_content_type": "Django's own",
    "django_session": "sessions must be saved while a lens is open",
    "django_tasks_database_dbtaskresult": "jobs",
}

# old name -> the name it has now, or None where the table is gone.
FORMERLY: dict[str, str | None] = {}

# Foreign keys whose twin has no index: (table, column). None yet; narrow it when bulk speed asks for it.
WITHOUT_INDEX: set[tuple[str, str]] = set()


def is_remembered(table: str) -> bool:
    """True for a table with a twin, under its name of today or an earlier one."""
    return table in REMEMBERED or table in FORMERLY
