using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>What somebody can begin with.</summary>
internal static class Samples
{
    /// <summary>A small definition that ECS accepts.</summary>
    public const string Definition = """
        {
          "family": "web",
          "requiresCompatibilities": [
            "FARGATE"
          ],
          "networkMode": "awsvpc",
          "cpu": "256",
          "memory": "512",
          "containerDefinitions": [
            {
              "name": "app",
              "image": "public.ecr.aws/docker/library/nginx:1.27",
              "essential": true,
              "portMappings": [
                {
                  "containerPort": 80
                }
              ],
              "environment": [
                {
                  "name": "LOG_LEVEL",
                  "value": "info"
                }
              ]
            }
          ]
        }
        """;

    private static readonly (string Family, string[] Images)[] s_families =
    [
        ("web", ["nginx:1.25", "nginx:1.26", "nginx:1.27", "nginx:1.28"]),
        ("orders", ["registry.example.com/orders:2.0.0", "registry.example.com/orders:2.1.0"]),
        ("report-nightly", ["registry.example.com/report:7"]),
    ];

    /// <summary>Registers a few families, and a service that uses one revision.</summary>
    public static async Task RegisterAsync(IRegistry registry)
    {
        await registry.RegisterManyAsync(
            [.. s_families.SelectMany(static one => one.Images.Select(image => Of(one.Family, image)))], new RegistrationOptions());
        await registry.CreateClusterAsync(new CreateClusterRequest());
        await registry.CreateServiceAsync(new CreateServiceRequest
        {
            ServiceName = "shop",
            TaskDefinition = "web:3",
            DesiredCount = 2,
            LaunchType = "FARGATE",
            NetworkConfiguration = new StartRequest().Network,
        });
    }

    private static RegisterTaskDefinitionRequest Of(string family, string image)
    {
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(Definition));
        return request with { Family = family, ContainerDefinitions = [request.ContainerDefinitions![0] with { Image = image }] };
    }
}
