from django.urls import path

from districtteam.lib.later import Later

hand_over = Later("districtteam.access.views.hand_over")
invitations = Later("districtteam.access.views.invitations")
prove = Later("districtteam.access.views.prove")
second_factor = Later("districtteam.access.views.second_factor")
sign_in = Later("districtteam.access.views.sign_in")
sign_out = Later("districtteam.access.views.sign_out")
step_link = Later("districtteam.access.views.step_link")

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
    path("as-myself", step_link.as_myself, name="as_myself"),
    path("answering", step_link.answering, name="answering"),
    path("invitation/<str:token>", invitations.invitation, name="invitation"),
    path("invitation/<str:token>/decline", invitations.decline, name="decline"),
    path("invitations", invitations.invitations, name="invitations"),
    path("invitations/<int:pk>/send", invitations.send, name="send"),
    path("invitations/send", invitations.send_all, name="send_all"),
    path("hand-over", hand_over.my_posts, name="my_posts"),
    path("hand-over/<int:pk>", hand_over.hand_over, name="hand_over"),
    path("hand-over/<int:pk>/note", hand_over.note, name="note"),
    path("passkey", second_factor.passkey, name="passkey"),
    path("second-factor/welcome", second_factor.protect, name="protect"),
    path(
        "second-factor/passkeys/<int:pk>/rename",
        second_factor.rename_passkey,
        name="rename_passkey",
    ),
    path("verify/<int:pk>", prove.verify, name="verify"),
]
