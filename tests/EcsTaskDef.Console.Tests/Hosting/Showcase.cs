using EcsTaskDef.Model.Workloads;
using Microsoft.Playwright;

namespace EcsTaskDef.Console.Tests.Hosting;

/// <summary>A registry with something of everything in it, and every page that shows it.</summary>
internal static class Showcase
{
    private const string Checkout = """
        {
          "family": "checkout", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1024", "memory": "2048",
          "executionRoleArn": "arn:aws:iam::000000000000:role/ecsTaskExecutionRole",
          "taskRoleArn": "arn:aws:iam::000000000000:role/checkout",
          "runtimePlatform": { "cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX" },
          "volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }, { "name": "sockets" }],
          "tags": [{ "key": "team", "value": "shop" }, { "key": "cost-centre", "value": "4711" }],
          "containerDefinitions": [
            { "name": "migrate", "image": "registry.example.com/checkout-migrate:5.1.0", "essential": false,
              "command": ["migrate", "--to", "latest"] },
            { "name": "envoy", "image": "public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29",
              "healthCheck": { "command": ["CMD-SHELL", "curl -f localhost:9901/ready"] },
              "mountPoints": [{ "sourceVolume": "sockets", "containerPath": "/sockets" }] },
            { "name": "app", "image": "registry.example.com/checkout:5.1.0",
              "portMappings": [{ "containerPort": 8080, "name": "http", "appProtocol": "http" }],
              "dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }, { "containerName": "envoy", "condition": "HEALTHY" }],
              "environment": [{ "name": "LOG_LEVEL", "value": "info" }, { "name": "DB_PASSWORD", "value": "correct-horse-battery" },
                { "name": "DATABASE_HOST", "value": "db.internal.example.com" }],
              "secrets": [{ "name": "STRIPE_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:000000000000:secret:stripe" }],
              "logConfiguration": { "logDriver": "awslogs",
                "options": { "awslogs-group": "/checkout", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" } },
              "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data", "readOnly": true }] },
            { "name": "metrics", "image": "registry.example.com/metrics:2", "essential": false,
              "dependsOn": [{ "containerName": "app", "condition": "START" }] }
          ]
        }
        """;

    private static readonly NetworkConfiguration s_network =
        new() { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = ["subnet-0123456789abcdef0"] } };

    /// <summary>Fills the region of a server.</summary>
    public static async Task FillAsync(ConsoleServer server)
    {
        for (int i = 1; i <= 8; i++) await server.RegisterAsync("web", $"nginx:1.{20 + i}");
        foreach (string family in new[] { "audit", "billing-api", "orders", "orders-worker", "report-nightly", "search", "thumbnailer" })
        {
            for (int i = 0; i < 3; i++) await server.RegisterAsync(family, $"registry.example.com/{family}:2.{i}.0");
        }

        await server.Registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(Checkout)));
        await server.Registry.CreateClusterAsync(new CreateClusterRequest());
        await server.Registry.CreateServiceAsync(new CreateServiceRequest
        {
            ServiceName = "shop", TaskDefinition = "web:5", DesiredCount = 3, LaunchType = "FARGATE", NetworkConfiguration = s_network,
        });
        await server.Registry.RunTaskAsync(new RunTaskRequest
        {
            TaskDefinition = "web:3", Count = 2, LaunchType = "FARGATE", NetworkConfiguration = s_network,
        });
        await server.Registry.DeregisterManyAsync(["web:1", "web:2", "audit:1", "audit:2", "audit:3"]);
        await server.Registry.DeleteManyAsync(["web:1"]);
    }

    /// <summary>Every page: a name for a picture, the address behind the console's, and what is done there first.</summary>
    public static async Task<IReadOnlyList<(string Name, string Path, Func<IPage, Task>? Act)>> PagesAsync(ConsoleServer server)
    {
        string task = (await server.Registry.ListTasksAsync(new ListTasksRequest())).TaskArns[0].Split('/')[^1];
        return
        [
            ("first-run", "us-west-2/task-definitions", null),
            ("families", "eu-west-1/task-definitions", null),
            ("family", "eu-west-1/task-definitions/web?selected=3,5", null),
            ("menu", "eu-west-1/task-definitions/web?selected=3,5", static page =>
                page.GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync()),
            ("verify", "eu-west-1/task-definitions/web?selected=2-3,5", static page => VerifyAsync(page)),
            ("result", "eu-west-1/task-definitions/orders?selected=1-2", static async page =>
            {
                await VerifyAsync(page);
                await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Deregister", Exact = true }).ClickAsync();
                await page.GetByText("All of it was done.").WaitForAsync();
            }),
            ("limit", "eu-west-1/task-definitions/search", static async page =>
            {
                await page.ChooseActionAsync("Keep the newest N…");
                await page.GetByRole(AriaRole.Spinbutton).FillAsync("1");
                await page.GetByText("2 of 3 go.").WaitForAsync();
            }),
            ("revision", "eu-west-1/task-definitions/checkout/1", null),
            ("json", "eu-west-1/task-definitions/checkout/1?tab=json", null),
            ("tags", "eu-west-1/task-definitions/checkout/1?tab=tags", null),
            ("usage", "eu-west-1/task-definitions/web/5?tab=usage", null),
            ("revision-history", "eu-west-1/task-definitions/web/2?tab=history", null),
            ("findings", "eu-west-1/task-definitions/checkout/1?tab=findings", null),
            ("compare", "eu-west-1/task-definitions/web/compare?left=3&right=5", null),
            ("create", "eu-west-1/create-task-definition?family=web&from=5", null),
            ("clusters", "eu-west-1/clusters", null),
            ("cluster", "eu-west-1/clusters/default", null),
            ("tasks", "eu-west-1/clusters/default?tab=tasks", null),
            ("run", "eu-west-1/clusters/default", static page => page.GetByRole(AriaRole.Button, new() { Name = "Run task" }).ClickAsync()),
            ("service", "eu-west-1/clusters/default/services/shop", null),
            ("task", $"eu-west-1/clusters/default/tasks/{task}", null),
            ("history", "eu-west-1/history", null),
            ("nothing", "eu-west-1/nothing", null),
        ];
    }

    private static async Task VerifyAsync(IPage page)
    {
        await page.ChooseActionAsync("Deregister");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Rowheader).First.WaitForAsync();
    }
}
