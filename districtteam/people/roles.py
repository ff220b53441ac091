"""Roles that a membership gives, and the audiences that follow from a team's kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MEMBER = "member", _("member")
    LEAD = "lead", _("lead")
    ACTING_LEAD = "acting_lead", _("acting lead")
    FACILITATOR = "facilitator", _("facilitator")
    CROSS_FACILITATOR = "cross_facilitator", _("cross-country facilitator")
    EXPERT = "expert", _("content expert")
    EVALUATOR = "evaluator", _("evaluator")
    ADMINISTRATOR = "administrator", _("administrator")


class TeamKind(models.TextChoices):
    HDMT = "hdmt", _("health district management team")
    REGION = "region", _("regional directorate")
    NATIONAL = "national", _("national directorate or programme")
    HOSPITAL = "hospital", _("hospital")
    FACILITY = "facility", _("health facility")
    MUNICIPALITY = "municipality", _("municipality")
    FINANCE = "finance", _("finance unit")
    PARTNER = "partner", _("partner or NGO")
    COMMUNITY = "community", _("community body")
    RESEARCH = "research", _("researchers")
    FACILITATION = "facilitation", _("facilitation team")


TEAM_ROLES = frozenset({Role.MEMBER, Role.LEAD, Role.ACTING_LEAD})
NETWORK_ROLES = frozenset(set(Role) - TEAM_ROLES)

# Audiences of ui.doors that come from the kind of one's team rather than from one's role.
AUDIENCE_OF_KIND = {TeamKind.REGION: "region", TeamKind.NATIONAL: "national"}
