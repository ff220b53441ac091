from django.urls import path

from districtteam.lib.later import Later

directory = Later("districtteam.people.views.directory")
imports = Later("districtteam.people.views.imports")
me = Later("districtteam.people.views.me")
network = Later("districtteam.people.views.network")
persons = Later("districtteam.people.views.persons")
posts = Later("districtteam.people.views.posts")
roll_calls = Later("districtteam.people.views.roll_calls")
teams = Later("districtteam.people.views.teams")

app_name = "people"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("form-team", teams.form_team, name="form_team"),
    path("teams/<int:pk>", teams.team, name="team"),
    path("teams/<int:pk>/amend", teams.amend_team, name="amend_team"),
    path("teams/<int:pk>/close", teams.close_team, name="close_team"),
    path("teams/<int:pk>/reopen", teams.reopen_team, name="reopen_team"),
    path("teams/<int:pk>/acting-lead", teams.acting_lead, name="acting_lead"),
    path("teams/<int:pk>/roll-call", roll_calls.roll_call, name="roll_call"),
    path("teams/<int:pk>/enrol", posts.enrol_member, name="enrol_member"),
    path("call-roll", roll_calls.call_roll, name="call_roll"),
    path("enrol", posts.enrol, name="enrol"),
    path("persons/<int:pk>", persons.person, name="person"),
    path("persons/<int:pk>/amend", persons.amend_person, name="amend_person"),
    path("persons/<int:pk>/appoint", posts.appoint, name="appoint"),
    path("persons/<int:pk>/add-address", persons.add_address, name="add_address"),
    path("persons/<int:pk>/erase", persons.erase_person, name="erase_person"),
    path("addresses/<int:pk>/remove", persons.remove_address, name="remove_address"),
    path("addresses/<int:pk>/share", persons.share_address, name="share_address"),
    path("posts/<int:pk>/amend", posts.amend_post, name="amend_post"),
    path("posts/<int:pk>/end", posts.end_membership, name="end_membership"),
    path("posts/<int:pk>/transfer", posts.transfer, name="transfer"),
    path("network", network.network, name="network"),
    path("network/amend", network.amend_network, name="amend_network"),
    path("network/mandate", network.mandate, name="mandate"),
    path("network/mandates/<int:pk>/end", network.end_mandate, name="end_mandate"),
    path("network/mandates/<int:pk>/letter", network.letter, name="letter"),
    path("network/mandates/<int:pk>/add-letter", network.add_letter, name="add_letter"),
    path("network/words", network.words, name="words"),
    path("import", imports.import_people, name="import_people"),
    path("imports/<int:pk>", imports.people_import, name="people_import"),
    path("imports/<int:pk>/drop", imports.drop_import, name="drop_import"),
    path("imports/<int:pk>/undo", imports.undo_import, name="undo_import"),
    path("imports/<int:pk>/faults.csv", imports.import_faults, name="import_faults"),
    path("me", me.me, name="me"),
    path("me/network", me.choose_network, name="choose_network"),
    path("me/add-address", me.add_my_address, name="add_my_address"),
    path("me/addresses/<int:pk>/verify", me.verify_my_address, name="verify_my_address"),
    path("me/addresses/<int:pk>/remove", me.remove_my_address, name="remove_my_address"),
    path("me/addresses/<int:pk>/show", me.show_my_address, name="show_my_address"),
    path("me/addresses/<int:pk>/resume", me.resume_my_address, name="resume_my_address"),
    path("me/knowledge", me.my_knowledge, name="my_knowledge"),
    path("me/export.<str:kind>", me.my_export, name="my_export"),
    path("me/erase", me.erase_me, name="erase_me"),
    path("me/erased", me.erased, name="erased"),
]
