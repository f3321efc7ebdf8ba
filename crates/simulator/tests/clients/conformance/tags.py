"""Tags, on everything that can have them."""

from account import Subject
from networking import PRIVATE, SUBNETS, TARGET


class Tags(Subject):
    def of(self, arn):
        listed = self.aws.list_tags_for_resource(ResourceArn=arn)["Tags"]
        return {tag["Key"]: tag["Value"] for tag in listed}

    def test_every_resource_has_them(self):
        tags = [{"Key": "team", "Value": "shop"}, {"Key": "empty", "Value": ""}]
        service = self.running(Tags=tags, NetworkConfiguration=PRIVATE)
        scaling = self.aws.create_auto_scaling_configuration(
            AutoScalingConfigurationName=self.name("tagged"), Tags=tags
        )
        tracing = self.aws.create_observability_configuration(
            ObservabilityConfigurationName=self.name("tagged"), Tags=tags
        )
        connection = self.aws.create_connection(
            ConnectionName=self.name("tagged"), ProviderType="GITHUB", Tags=tags
        )
        connector = self.aws.create_vpc_connector(
            VpcConnectorName=self.name("tagged"), Subnets=SUBNETS, Tags=tags
        )
        ingress = self.aws.create_vpc_ingress_connection(
            VpcIngressConnectionName=self.name("tagged"),
            ServiceArn=service,
            IngressVpcConfiguration=TARGET,
            Tags=tags,
        )
        for arn in [
            service,
            scaling["AutoScalingConfiguration"]["AutoScalingConfigurationArn"],
            tracing["ObservabilityConfiguration"]["ObservabilityConfigurationArn"],
            connection["Connection"]["ConnectionArn"],
            connector["VpcConnector"]["VpcConnectorArn"],
            ingress["VpcIngressConnection"]["VpcIngressConnectionArn"],
        ]:
            with self.subTest(arn=arn):
                self.assertEqual(self.of(arn), {"team": "shop", "empty": ""})
                self.aws.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "pay"}])
                self.aws.untag_resource(ResourceArn=arn, TagKeys=["empty", "never-there"])
                self.assertEqual(self.of(arn), {"team": "pay"})

    def test_there_is_a_limit_and_a_form(self):
        arn = self.running()
        self.aws.tag_resource(ResourceArn=arn, Tags=[{"Key": f"k{n}", "Value": "v"} for n in range(50)])
        with self.refused("InvalidRequestException", "50"):
            self.aws.tag_resource(ResourceArn=arn, Tags=[{"Key": "one-more", "Value": "v"}])
        self.assertEqual(len(self.of(arn)), 50)
        twice = [{"Key": "twice", "Value": "1"}, {"Key": "twice", "Value": "2"}]
        for wrong in [twice, [{"Value": "no key"}], [{"Key": "aws:reserved", "Value": "v"}]]:
            with self.subTest(tags=wrong), self.refused("InvalidRequestException"):
                self.aws.tag_resource(ResourceArn=arn, Tags=wrong)
        nobody = arn.replace("/web-", "/nobody-")
        for ask in [
            lambda: self.aws.list_tags_for_resource(ResourceArn=nobody),
            lambda: self.aws.tag_resource(ResourceArn=nobody, Tags=[{"Key": "k", "Value": "v"}]),
            lambda: self.aws.untag_resource(ResourceArn=nobody, TagKeys=["k"]),
        ]:
            with self.refused("ResourceNotFoundException", nobody):
                ask()
        self.delete(arn)
