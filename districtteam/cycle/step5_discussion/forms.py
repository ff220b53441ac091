"""What the pages of the discussion ask."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.forms import InLanguages, SeveralField
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.speaking import SpokenForm
from districtteam.deliberation.actions import Picture, Telling
from districtteam.deliberation.actions.speaking import LONGEST
from districtteam.deliberation.errors import DeliberationError
from districtteam.deliberation.models import Post, ReportReason
from districtteam.deliberation.pictures import MOST_UPLOAD, made_small

from .models import Topic

AREA = forms.Textarea(attrs={"rows": 3})


class PostForm(SpokenForm):
    """One field to write in; a photo for those who can send one. uid makes a resend harmless.

    prompt: what is asked there, if it is something else.
    """

    text = forms.CharField(
        label=_("What explains your figure? What did you try?"), max_length=LONGEST, widget=AREA
    )
    photo = forms.FileField(
        label=_("One photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP. No patient, no name."),
    )
    uid = forms.UUIDField(widget=forms.HiddenInput)
    reply_to = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, prompt: str = "", **given: Any) -> None:
        super().__init__(*args, **given)
        self.initial.setdefault("uid", uuid4())
        self.fields["text"].label = prompt or self.fields["text"].label
        self.picture: Picture | None = None

    def clean_photo(self) -> Any:
        sent = self.cleaned_data["photo"]
        if sent:
            try:
                self.picture = Picture(made_small(sent.read(MOST_UPLOAD + 1)))
            except DeliberationError as error:
                raise forms.ValidationError(error.message) from error
        return sent


class AnswerForm(PostForm):
    """The same, under a post that one answers."""

    text = forms.CharField(label=_("Your answer"), max_length=LONGEST, widget=AREA)


class LineForm(PostForm):
    """The same, for the facilitators' eyes only."""

    text = forms.CharField(label=_("Your message"), max_length=LONGEST, widget=AREA)


class StoryForm(SpokenForm):
    did = forms.CharField(label=_("What did you do?"), max_length=1200, widget=AREA)
    helped = forms.CharField(
        label=_("Who or what helped?"), max_length=600, widget=AREA, required=False
    )
    hindered = forms.CharField(
        label=_("What got in the way?"), max_length=600, widget=AREA, required=False
    )
    changed = forms.CharField(label=_("What changed?"), max_length=600, widget=AREA, required=False)
    uid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.initial.setdefault("uid", uuid4())

    def telling(self) -> Telling:
        names = ("did", "helped", "hindered", "changed")
        return Telling(**{name: self.cleaned_data[name] for name in names})


class AmendForm(forms.Form):
    text = forms.CharField(label=_("Your words"), max_length=LONGEST, widget=AREA)


class CitationForm(forms.Form):
    text = forms.CharField(label=_("How you are cited"), max_length=1200, widget=AREA)


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=ReportReason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("In a few words"), max_length=300, required=False)


class HideForm(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=300, help_text=_("Who wrote it reads this."))


class PointForm(InLanguages):
    """A lesson: what was learned, where it holds, and the posts that it cites."""

    texts = {
        "text": forms.CharField(
            label=_("The lesson"),
            max_length=600,
            widget=AREA,
            help_text=_("One idea, in a sentence or two."),
        ),
        "limit": forms.CharField(
            label=_("Where it holds, and where not"), max_length=300, widget=AREA
        ),
    }
    needed = frozenset({"text"})

    def __init__(self, cycle: Cycle, *args: Any, **given: Any) -> None:
        super().__init__(cycle.network.languages, *args, **given)
        self.cycle = cycle
        self.fields["topic"] = forms.ModelChoiceField(
            Topic.objects.filter(cycle=cycle).select_related("thread"),
            label=_("About"),
            required=False,
            empty_label="–",
        )


class CitingForm(PointForm):
    def __init__(self, cycle: Cycle, posts: Any, *args: Any, **given: Any) -> None:
        super().__init__(cycle, *args, **given)
        self.fields["posts"] = _PostsField(
            posts, label=_("Who said it"), widget=forms.CheckboxSelectMultiple
        )


class _PostsField(SeveralField):
    def label_from_instance(self, obj: Post) -> str:
        return f"{obj.team or obj.speaker}{_(': ')}{obj.text[:200]}"


class IntroForm(InLanguages):
    texts = {
        "intro": forms.CharField(
            label=_("In short"),
            max_length=1000,
            widget=AREA,
            help_text=_("What the teams should remember, in two or three sentences."),
        )
    }
    needed = frozenset({"intro"})
