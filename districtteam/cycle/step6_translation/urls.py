from django.urls import path

from districtteam.lib.later import Later

check_ins = Later("districtteam.cycle.step6_translation.views.check_ins")
commitments = Later("districtteam.cycle.step6_translation.views.commitments")
recommendations = Later("districtteam.cycle.step6_translation.views.recommendations")
support = Later("districtteam.cycle.step6_translation.views.support")
translation = Later("districtteam.cycle.step6_translation.views.translation")

BASE = "<int:pk>/translation"
ONE = f"{BASE}/commitments/<int:commitment>"

urlpatterns = [
    path(BASE, translation.translation, name="translation"),
    path(f"{BASE}/brief", translation.brief, name="brief"),
    path(f"{BASE}/brief-<int:pages>.docx", translation.brief_file, name="brief_file"),
    path(f"{BASE}/recommend", recommendations.recommend, name="recommend"),
    path(
        f"{BASE}/recommendations/<int:made>", recommendations.recommendation, name="recommendation"
    ),
    path(
        f"{BASE}/recommendations/<int:made>/focal-point",
        recommendations.focal_point,
        name="focal_point",
    ),
    path(f"{BASE}/support/<int:asked>", support.support, name="support"),
    path(f"{BASE}/commit", commitments.commit, name="commit"),
    path(ONE, commitments.commitment, name="commitment"),
    path(f"{ONE}/confirm", commitments.confirm_commitment, name="confirm_commitment"),
    path(f"{ONE}/drop", commitments.drop_draft, name="drop_draft"),
    path(f"{BASE}/check-ins", check_ins.check_ins, name="check_ins"),
    path(f"{BASE}/check-ins/<int:commitment>", check_ins.check_in, name="check_in"),
]
