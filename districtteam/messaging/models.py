"""The outbox. A message is a row in the transaction that caused it; deliveries are leased."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class Message(models.Model):
    """What is said to one person, once. `occasion` makes it unique: saying it twice is refused."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="messages")
    occasion = models.CharField(max_length=120, unique=True)  # "access.sign_in:8f3…"
    purpose = models.CharField(max_length=40)  # "sign_in", "invitation", …
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    secret_until = models.DateTimeField(null=True)  # the text carries a live link or code
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="message_newest")]

    def __str__(self) -> str:
        return self.subject


class Delivery(models.Model):
    """One message by one channel to one address, and how far it has come."""

    PLANNED, SENT, FAILED, UNCERTAIN = "planned", "sent", "failed", "uncertain"
    STATES = [
        (PLANNED, pgettext_lazy("delivery", "waiting")),
        (SENT, pgettext_lazy("delivery", "sent")),
        (FAILED, pgettext_lazy("delivery", "failed")),
        (UNCERTAIN, pgettext_lazy("delivery", "uncertain")),
    ]

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=STATES, default=PLANNED)
    urgent = models.BooleanField(default=False)  # somebody waits for it: goes before the others
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=120, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["message", "channel", "address"], name="delivery_once")
        ]
        indexes = [models.Index(fields=["state", "-urgent", "due_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
