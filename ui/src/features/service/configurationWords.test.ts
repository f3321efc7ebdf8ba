import { expect, test } from "vitest";
import { arnName, healthCheckWords, imageName, repositoryName, shortDigest, sizeWords } from "./configurationWords";
import { runtimeWords } from "./runtimes";

test("sizes are in vCPU and GB, and what AWS does not report is left out", () => {
  expect(sizeWords({ cpu: 256, memory: 512 })).toBe("0.25 vCPU · 0.5 GB");
  expect(sizeWords({ cpu: 1024, memory: null })).toBe("1 vCPU");
  expect(sizeWords({ cpu: null, memory: null })).toBeNull();
});

test("a health check says its rhythm; only HTTP has a path", () => {
  const check = { protocol: "HTTP", path: "/ready", interval: 5, timeout: 2, healthyThreshold: 1, unhealthyThreshold: 5 };
  expect(healthCheckWords(check)).toEqual({
    what: "HTTP /ready",
    detail: "every 5 s, timeout 2 s · healthy after 1, unhealthy after 5",
  });
  expect(healthCheckWords({ ...check, protocol: "TCP", path: "/", interval: null, timeout: null })).toEqual({
    what: "TCP",
    detail: "healthy after 1, unhealthy after 5",
  });
});

test.each([
  ["arn:aws:iam::1:role/service/path/TaskRole", "TaskRole"],
  ["arn:aws:apprunner:eu-west-1:1:connection/github/1f0", "github"],
  ["arn:aws:apprunner:eu-west-1:1:vpcconnector/core/1/2f", "core"],
  ["arn:aws:kms:eu-west-1:1:key/1234", "1234"],
  ["not an arn", "not an arn"],
])("%s names %s", (arn, name) => {
  expect(arnName(arn)).toBe(name);
});

test("a repository loses what says nothing", () => {
  expect(repositoryName("https://github.com/acme/web.git")).toBe("github.com/acme/web");
});

test("a runtime is past its end from the day that AWS named, and not before", () => {
  const end = Date.UTC(2025, 11, 31);
  expect(runtimeWords("PHP_81", end - 1)).toEqual({ words: "PHP 8.1", ended: null });
  expect(runtimeWords("PHP_81", end).ended).toBe("past end of support since 31 Dec 2025");
  expect(runtimeWords("NODEJS_22", Date.UTC(2040, 0)).ended).toBeNull();
  expect(runtimeWords("ZIG_1", end)).toEqual({ words: "ZIG_1", ended: null });
});

test("an image is named without its registry's host, and a digest by its beginning", () => {
  expect(imageName("482100937716.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.7.2")).toBe("team/web:1.7.2");
  expect(imageName("482100937716.dkr.ecr.cn-north-1.amazonaws.com.cn/web:7")).toBe("web:7");
  expect(imageName("public.ecr.aws/nginx/nginx:1.29")).toBe("nginx/nginx:1.29");
  expect(shortDigest(`sha256:${"0a".repeat(32)}`)).toBe("sha256:0a0a0a0a0a0a");
});
