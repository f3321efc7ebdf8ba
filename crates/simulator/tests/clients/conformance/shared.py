"""What services share: auto scaling, observability, connections, and their revisions."""

from account import Subject


class Shared(Subject):
    def test_auto_scaling_comes_in_revisions(self):
        name = self.name("scaling")
        made = [self.scaling(name, MaxConcurrency=number) for number in (10, 20)]
        self.assertEqual([one["AutoScalingConfigurationRevision"] for one in made], [1, 2])
        first, second = (one["AutoScalingConfigurationArn"] for one in made)
        short = second.rsplit("/", 2)[0]
        for arn, revision in [(first, 1), (second, 2), (short, 2), (f"{short}/1", 1)]:
            seen = self.aws.describe_auto_scaling_configuration(AutoScalingConfigurationArn=arn)
            seen = seen["AutoScalingConfiguration"]
            self.assertEqual(seen["AutoScalingConfigurationRevision"], revision, arn)
            self.assertEqual(seen["Latest"], revision == 2)
            self.assertEqual((seen["MinSize"], seen["MaxSize"]), (1, 25))
        self.assertEqual(self.listed(name), [2])
        self.assertEqual(sorted(self.listed(name, LatestOnly=False)), [1, 2])

        service = self.running(AutoScalingConfigurationArn=first)
        users = self.aws.list_services_for_auto_scaling_configuration(AutoScalingConfigurationArn=first)
        self.assertEqual(users["ServiceArnList"], [service])
        with self.refused("InvalidRequestException", "used by one or more services"):
            self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=first)
        self.aws.update_service(ServiceArn=service, AutoScalingConfigurationArn=short)
        self.settled(service)
        summary = self.described(service)["AutoScalingConfigurationSummary"]
        self.assertEqual(summary["AutoScalingConfigurationArn"], second)
        self.delete(service)

        gone = self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=first)
        self.assertEqual(gone["AutoScalingConfiguration"]["Status"].upper(), "INACTIVE")
        self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=short, DeleteAllRevisions=True)
        self.assertEqual(self.listed(name, LatestOnly=False), [])

    def test_a_name_has_five_revisions(self):
        name = self.name("five")
        made = [self.scaling(name) for _ in range(5)]
        with self.refused("ServiceQuotaExceededException", "revision quota: 5"):
            self.scaling(name)
        with self.refused("InvalidRequestException", "MinSize"):
            self.scaling(self.name("sizes"), MinSize=5, MaxSize=4)
        whole = made[0]["AutoScalingConfigurationArn"]
        with self.refused("InvalidRequestException"):
            self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=whole, DeleteAllRevisions=True)
        short = whole.rsplit("/", 2)[0]
        self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=short, DeleteAllRevisions=True)
        with self.refused("ResourceNotFoundException"):
            self.aws.describe_auto_scaling_configuration(AutoScalingConfigurationArn=short)

    def test_one_configuration_is_the_default(self):
        [first] = self.aws.list_auto_scaling_configurations()["AutoScalingConfigurationSummaryList"][:1]
        name = self.name("default")
        arn = self.scaling(name)["AutoScalingConfigurationArn"]
        made = self.aws.update_default_auto_scaling_configuration(AutoScalingConfigurationArn=arn)
        self.assertTrue(made["AutoScalingConfiguration"]["IsDefault"])
        with self.refused("InvalidRequestException", "default"):
            self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=arn)
        everything = self.aws.list_auto_scaling_configurations()["AutoScalingConfigurationSummaryList"]
        defaults = [one["AutoScalingConfigurationName"] for one in everything if one["IsDefault"]]
        self.assertEqual(defaults, [name])
        service = self.running()
        summary = self.described(service)["AutoScalingConfigurationSummary"]
        self.assertEqual(summary["AutoScalingConfigurationArn"], arn)
        self.delete(service)
        first = first["AutoScalingConfigurationArn"]
        self.aws.update_default_auto_scaling_configuration(AutoScalingConfigurationArn=first)
        self.aws.delete_auto_scaling_configuration(AutoScalingConfigurationArn=arn)

    def test_observability_is_deleted_when_nobody_uses_it(self):
        name = self.name("tracing")
        trace = {"Vendor": "AWSXRAY"}
        made = self.aws.create_observability_configuration(
            ObservabilityConfigurationName=name, TraceConfiguration=trace
        )
        arn = made["ObservabilityConfiguration"]["ObservabilityConfigurationArn"]
        seen = self.aws.describe_observability_configuration(ObservabilityConfigurationArn=arn)
        self.assertEqual(seen["ObservabilityConfiguration"]["TraceConfiguration"], trace)
        listed = self.aws.list_observability_configurations(ObservabilityConfigurationName=name)
        self.assertEqual(len(listed["ObservabilityConfigurationSummaryList"]), 1)
        block = {"ObservabilityEnabled": True, "ObservabilityConfigurationArn": arn}
        service = self.running(ObservabilityConfiguration=block)
        self.assertEqual(self.described(service)["ObservabilityConfiguration"], block)
        with self.refused("InvalidRequestException", "used by one or more services"):
            self.aws.delete_observability_configuration(ObservabilityConfigurationArn=arn)
        self.delete(service)
        gone = self.aws.delete_observability_configuration(ObservabilityConfigurationArn=arn)
        self.assertEqual(gone["ObservabilityConfiguration"]["Status"].upper(), "INACTIVE")
        with self.refused("ResourceNotFoundException"):
            self.aws.delete_observability_configuration(ObservabilityConfigurationArn=arn)

    def test_a_connections_name_is_taken_until_it_is_deleted(self):
        name = self.name("bitbucket")
        given = {"ConnectionName": name, "ProviderType": "BITBUCKET"}
        arn = self.aws.create_connection(**given)["Connection"]["ConnectionArn"]
        with self.refused("InvalidRequestException", name):
            self.aws.create_connection(**given)
        self.aws.delete_connection(ConnectionArn=arn)
        again = self.aws.create_connection(**given)["Connection"]["ConnectionArn"]
        self.assertNotEqual(arn, again)
        self.aws.delete_connection(ConnectionArn=again)

    def scaling(self, name, **more):
        made = self.aws.create_auto_scaling_configuration(AutoScalingConfigurationName=name, **more)
        return made["AutoScalingConfiguration"]

    def listed(self, name, **more):
        """The revisions of a name."""
        listed = self.aws.list_auto_scaling_configurations(AutoScalingConfigurationName=name, **more)
        return [one["AutoScalingConfigurationRevision"] for one in listed["AutoScalingConfigurationSummaryList"]]
