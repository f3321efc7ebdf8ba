"""Custom domains: associated, validated, served, and taken away."""

from account import Subject, control, until


class Domains(Subject):
    def seen(self, arn):
        """Domains by name."""
        described = self.aws.describe_custom_domains(ServiceArn=arn)
        return {domain["DomainName"]: domain for domain in described["CustomDomains"]}

    def become(self, arn, name, status):
        def ready():
            domain = self.seen(arn).get(name)
            return domain and domain["Status"].upper() == status and domain

        return until(f"{name} to be {status}", ready)

    def associate(self, arn, name, **more):
        return self.aws.associate_custom_domain(ServiceArn=arn, DomainName=name, **more)

    def test_from_association_to_its_end(self):
        arn = self.running()
        made = self.associate(arn, "example.com")
        self.assertTrue(made["CustomDomain"]["EnableWWWSubdomain"])
        self.assertEqual(made["CustomDomain"]["Status"].upper(), "CREATING")
        # They are not known at once.
        self.assertEqual(made["CustomDomain"].get("CertificateValidationRecords", []), [])
        self.assertEqual(made["DNSTarget"], self.described(arn)["ServiceUrl"])
        waiting = self.become(arn, "example.com", "PENDING_CERTIFICATE_DNS_VALIDATION")
        records = waiting["CertificateValidationRecords"]
        self.assertEqual(len(records), 3)
        self.assertEqual({record["Type"] for record in records}, {"CNAME"})
        control(f"services/{self.described(arn)['ServiceName']}/validate-domain", {"domain": "example.com"})
        served = self.become(arn, "example.com", "ACTIVE")
        self.assertEqual({one["Status"] for one in served["CertificateValidationRecords"]}, {"SUCCESS"})

        taken_away = self.aws.disassociate_custom_domain(ServiceArn=arn, DomainName="example.com")
        self.assertEqual(taken_away["CustomDomain"]["Status"].upper(), "DELETING")
        until("the domain to be gone", lambda: "example.com" not in self.seen(arn))
        with self.refused("ResourceNotFoundException"):
            self.aws.disassociate_custom_domain(ServiceArn=arn, DomainName="example.com")
        self.delete(arn)

    def test_a_service_has_five_names_of_each_kind(self):
        arn, other = self.running(), self.running()
        self.associate(arn, "*.five.example.com")
        self.associate(arn, "app.example.com", EnableWWWSubdomain=False)
        with self.refused("InvalidRequestException", "app.example.com"):
            self.associate(other, "app.example.com")
        for number in range(3):
            self.associate(arn, f"n{number}.example.com")
        with self.refused("InvalidRequestException", "5"):
            self.associate(arn, "sixth.example.com")
        self.assertEqual(len(self.seen(arn)), 5)
        page = self.aws.describe_custom_domains(ServiceArn=arn, MaxResults=2)
        rest = self.aws.describe_custom_domains(ServiceArn=arn, NextToken=page["NextToken"])
        names = [one["DomainName"] for one in page["CustomDomains"] + rest["CustomDomains"]]
        self.assertEqual(sorted(names), sorted(self.seen(arn)))
        self.assertFalse(self.seen(arn)["*.five.example.com"]["EnableWWWSubdomain"])
        for wrong in ["com", "a..example.com", "*.*.example.com", "-a.example.com"]:
            with self.subTest(name=wrong), self.refused("InvalidRequestException"):
                self.associate(other, wrong)
        with self.refused("InvalidRequestException", "wildcard"):
            self.associate(other, "*.example.org", EnableWWWSubdomain=True)
        for service in (arn, other):
            self.delete(service)

    def test_one_that_cannot_be_certified_fails(self):
        arn = self.running()
        self.associate(arn, "failing.example.com")
        self.become(arn, "failing.example.com", "CREATE_FAILED")
        self.associate(arn, "pending.example.net")
        self.become(arn, "pending.example.net", "PENDING_CERTIFICATE_DNS_VALIDATION")
        self.delete(arn)
