"""The verbs of people: accounts, one-time links, signing in, bodies, persons and their roles."""

from lianchuang.people.actions.accounts import (
    choose_password,
    make_account,
    make_first_administrator,
    settle_account,
)
from lianchuang.people.actions.bodies import correct_body, place_body
from lianchuang.people.actions.links import (
    digest_of,
    hand_out_link,
    link_account,
    make_sign_in_link,
    use_sign_in_link,
)
from lianchuang.people.actions.persons import (
    correct_person,
    end_post,
    end_role,
    give_role,
    keep_contact,
    people_in,
    record_person,
    record_post,
    record_tie,
)
from lianchuang.people.actions.signing_in import check_password

__all__ = [
    "check_password",
    "choose_password",
    "correct_body",
    "correct_person",
    "digest_of",
    "end_post",
    "end_role",
    "give_role",
    "hand_out_link",
    "keep_contact",
    "link_account",
    "make_account",
    "make_first_administrator",
    "make_sign_in_link",
    "people_in",
    "place_body",
    "record_person",
    "record_post",
    "record_tie",
    "settle_account",
    "use_sign_in_link",
]
