"""Prints, as JSON, what the SAM transform makes of template.yaml, whose path is the argument."""

import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Is asked for the ARNs of AWS's own policies; the template names none."""

    def load(self):
        return {}


os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":  # as `aws cloudformation package` leaves it
        resource["Properties"]["CodeUri"] = {"Bucket": "code", "Key": resource["Properties"]["CodeUri"]}
json.dump(transform(template, {}, NoManagedPolicies()), sys.stdout)
