"""A task that links of these tests open: one question, answered once."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import TaskLink

PAGE = (
    '{% extends "matters/link/page.html" %}{% block title %}门控检修：参加吗{% endblock %}'
    "{% block main %}<p>一问</p>{% endblock %}"
)
TASKS = {"trial": "tests.matters.trial.answer"}


class Answer(forms.Form):
    """What may be said."""

    says = forms.CharField()


def answer(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """Ask; refuse 不; take anything else."""
    if request.method == "POST":
        if request.POST.get("says") == "不":
            raise Refused("这一问不能答不。")
        context = {"link": link, "title": "收到", "says": "记下了", "way_on": None}
        return render(request, "matters/link/done.html", context)
    template = engines["jinja2"].from_string(PAGE)
    return HttpResponse(template.render({"link": link}, request))
