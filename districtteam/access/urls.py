from django.urls import path

from . import factors
from .views import prove, second_factor, sign_in, sign_out, step_link

app_name = "access"
urlpatterns = [
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("code/<uuid:uid>", sign_in.code, name="code"),
    path("link/<str:token>", sign_in.link, name="link"),
    path("who", sign_in.who, name="who"),
    path("sign-out", sign_out.sign_out, name="sign_out"),
    path("sign-out/everywhere", sign_out.everywhere, name="everywhere"),
    path("devices", sign_out.devices, name="devices"),
    path("devices/<int:pk>/end", sign_out.end, name="end"),
    path("prove", prove.prove, name="prove"),
    path("prove/<uuid:uid>", prove.prove_code, name="prove_code"),
    path("k/<str:token>", step_link.step_link, name="step_link"),
    path("answering", step_link.answering, name="answering"),
    path("passkey", second_factor.passkey, name="passkey"),
    path("second-factor/welcome", second_factor.protect, name="protect"),
    path("verify/<int:pk>", prove.verify, name="verify"),
]

# Beside the room's own names, for config.urls: allauth looks these up without a room in front.
allauth_urlpatterns = factors.routes
