namespace EcsTaskDef.Conformance;

/// <summary>A definition as many run it: an application with a log router, on Fargate, about 3 KB.</summary>
internal static class TypicalDefinition
{
    public const string Json =
        """
        {
          "family": "orders",
          "taskRoleArn": "arn:aws:iam::123456789012:role/orders-task",
          "executionRoleArn": "arn:aws:iam::123456789012:role/orders-execution",
          "networkMode": "awsvpc",
          "requiresCompatibilities": ["FARGATE"],
          "cpu": "1024",
          "memory": "2048",
          "runtimePlatform": { "cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX" },
          "containerDefinitions": [
            {
              "name": "app",
              "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders/app:2026.11.22-1",
              "cpu": 768,
              "memoryReservation": 1536,
              "essential": true,
              "command": ["dotnet", "Orders.dll", "--urls", "http://0.0.0.0:8080"],
              "environment": [
                { "name": "ASPNETCORE_ENVIRONMENT", "value": "Production" },
                { "name": "ORDERS_QUEUE_URL", "value": "https://sqs.eu-west-1.amazonaws.com/123456789012/orders" },
                { "name": "ORDERS_TABLE", "value": "orders-production" },
                { "name": "OTEL_EXPORTER_OTLP_ENDPOINT", "value": "http://localhost:4317" },
                { "name": "OTEL_SERVICE_NAME", "value": "orders" }
              ],
              "secrets": [
                { "name": "DB_PASSWORD", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf" },
                { "name": "API_KEY", "valueFrom": "arn:aws:ssm:eu-west-1:123456789012:parameter/orders/api-key" }
              ],
              "portMappings": [
                { "name": "http", "containerPort": 8080, "protocol": "tcp", "appProtocol": "http" },
                { "name": "metrics", "containerPort": 9090, "protocol": "tcp" }
              ],
              "mountPoints": [{ "sourceVolume": "scratch", "containerPath": "/tmp/orders", "readOnly": false }],
              "healthCheck": {
                "command": ["CMD-SHELL", "curl -fsS http://localhost:8080/health || exit 1"],
                "interval": 15, "timeout": 5, "retries": 3, "startPeriod": 30
              },
              "dependsOn": [{ "containerName": "router", "condition": "START" }],
              "readonlyRootFilesystem": true,
              "stopTimeout": 60,
              "ulimits": [{ "name": "nofile", "softLimit": 65536, "hardLimit": 65536 }],
              "logConfiguration": {
                "logDriver": "awsfirelens",
                "options": {
                  "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "/ecs/orders", "log_stream_prefix": "app-"
                }
              }
            },
            {
              "name": "router",
              "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2",
              "cpu": 128,
              "memoryReservation": 128,
              "essential": true,
              "user": "0",
              "firelensConfiguration": { "type": "fluentbit", "options": { "enable-ecs-log-metadata": "true" } },
              "logConfiguration": {
                "logDriver": "awslogs",
                "options": { "awslogs-group": "/ecs/orders", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "router" }
              }
            }
          ],
          "volumes": [{ "name": "scratch", "host": {} }],
          "tags": [{ "key": "team", "value": "orders" }, { "key": "cost-centre", "value": "4711" }]
        }
        """;
}
