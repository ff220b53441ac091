"""How allauth is set: for passkeys, apps and recovery codes, with all its other pages off."""

ACCOUNT_ADAPTER = "districtteam.access.adapter.AccountAdapter"
MFA_ADAPTER = "districtteam.access.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    name: f"districtteam.access.factor_forms.{form}"
    for name, form in {
        "add_webauthn": "AddPasskeyForm",
        "authenticate_webauthn": "AuthenticatePasskeyForm",
        "login_webauthn": "LoginPasskeyForm",
        "reauthenticate_webauthn": "ReauthenticatePasskeyForm",
        "activate_totp": "ActivateAppForm",
        "authenticate": "AuthenticateForm",
        "reauthenticate": "ReauthenticateForm",
    }.items()
}
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "600/h/ip"}
ACCOUNT_RATE_LIMITS = {"login_failed": "600/h/ip,10/5m/key", "reauthenticate": "20/5m/user"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"email"}  # never asked: its own sign-in pages are not served
ACCOUNT_SIGNUP_FIELDS = ["email*"]
