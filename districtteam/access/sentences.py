"""The words of this room's deeds in the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "access.made_link": _("%(by)s made a link that signs %(person)s in."),
    "access.invited": _("%(by)s invited %(person)s."),
    "access.accepted_invitation": _("%(person)s accepted the invitation."),
    "access.declined_invitation": _("%(person)s declined the invitation."),
    "access.handed_over": _("%(by)s noted that %(person)s leaves their post."),
    "access.handed_over_to": _(
        "%(by)s noted that %(person_1)s leaves their post; %(person_2)s follows."
    ),
    "access.asked_for_second_factor": _("%(person)s was asked for a second factor."),
    "access.added_second_factor": _("%(by)s added a second factor."),
    "access.removed_second_factor": _("%(by)s removed a second factor."),
    "access.renamed_passkey": _("%(by)s gave a passkey another name."),
    "access.made_step_link": _("%(by)s made a personal link for %(person)s."),
    "access.moved_step_links": _("%(links)s personal links now close at another moment."),
    "access.revoked_step_link": _("%(by)s ended a personal link of %(person)s."),
    "access.proved": _("%(by)s confirmed that it was really them."),
    "access.signed_in": _("%(by)s signed in."),
    "access.signed_out": _("%(by)s signed %(person)s out on one device."),
    "access.signed_out_everywhere": _("%(by)s signed %(person)s out everywhere."),
}
