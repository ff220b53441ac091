"""The numbers of this room in one place; docs/access.md gives their reasons."""

from datetime import timedelta

# What is sent to an address
CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 5
LINK_LASTS = timedelta(minutes=30)  # a slow mail server must not cost anybody their sign-in

# Limits: first by address and by person, by network address only to stop a flood
KEYS_PER_ADDRESS = 5
KEYS_PER_ADDRESS_WINDOW = timedelta(minutes=15)
KEYS_PER_PERSON = 20
KEYS_PER_PERSON_WINDOW = timedelta(hours=24)
WRONG_CODES_PER_ADDRESS = 20
WRONG_CODES_WINDOW = timedelta(hours=1)
FLOOD_PER_IP = 600  # one carrier's address may stand for a whole country's phones
FLOOD_WINDOW = timedelta(hours=1)

# Sessions
PROOF_LASTS = timedelta(minutes=15)
WHO_LASTS = timedelta(minutes=10)  # to say who one is at a shared address
IDLE_ON_SHARED_PHONE = timedelta(minutes=30)

# Invitations, second factor
INVITATION_LASTS = timedelta(days=30)
SECOND_FACTOR_GRACE = timedelta(days=14)
SECOND_FACTOR_LAST_DAYS = 3  # on which it is said again at each sign-in

# What is kept, and for how long, once it opens nothing any more
SPENT_KEYS_KEPT = timedelta(days=30)
SPENT_LINKS_KEPT = timedelta(days=180)
