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
}
