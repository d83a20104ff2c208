using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Benchmarks;

/// <summary>A store on disk in a temporary folder, with so many revisions in it; families of 100 each.</summary>
internal sealed class StoreOf : IDisposable
{
    public const string Region = "eu-west-1";
    public const int RevisionsPerFamily = 100;

    private StoreOf(string path)
    {
        Folder = path;
        Host = Open(path);
        Registry = Host.GetRegistry(Region, "benchmark");
    }

    public string Folder { get; }

    public RegistryHost Host { get; }

    public LocalRegistry Registry { get; }

    public static RegistryHost Open(string path) =>
        RegistryHost.Open(new RegistryHostOptions { StorePath = path, Clock = TimeProvider.System });

    public static async Task<StoreOf> MakeAsync(int revisions)
    {
        StoreOf store = new(Path.Combine(Path.GetTempPath(), "ecs-task-def-benchmarks", Guid.NewGuid().ToString("N")));
        int next = -1;

        // Many at once share their syncs.
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < revisions)
                await store.Registry.RegisterTaskDefinitionAsync(Request(Family(number / RevisionsPerFamily)));
        })));
        return store;
    }

    /// <summary>The tasks of the first family's service.</summary>
    public IReadOnlyList<string> Tasks { get; private set; } = [];

    /// <summary>A store with so many services of ten tasks each, every one of a family of its own, in one cluster.</summary>
    public static async Task<StoreOf> MakeServicesAsync(int services)
    {
        const int TasksOfEach = 10;
        StoreOf store = new(Path.Combine(Path.GetTempPath(), "ecs-task-def-benchmarks", Guid.NewGuid().ToString("N")));
        await store.Registry.CreateClusterAsync(new());
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < services)
            {
                string family = Family(number);
                await store.Registry.RegisterTaskDefinitionAsync(Request(family));
                await store.Registry.CreateServiceAsync(new()
                {
                    ServiceName = family,
                    TaskDefinition = family,
                    DesiredCount = TasksOfEach,
                    LaunchType = "FARGATE",
                    NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = ["subnet-1"] } },
                });
            }
        })));
        store.Tasks = (await store.Registry.ListTasksAsync(new() { Family = Family(0) })).TaskArns;
        return store;
    }

    public static string Family(int number) => "family-" + number.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>A definition of ordinary size: a web container with its log, health check and environment.</summary>
    public static RegisterTaskDefinitionRequest Request(string family) => EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$$"""
        {"family":"{{{family}}}","cpu":"256","memory":"512","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],
         "executionRoleArn":"arn:aws:iam::000000000000:role/ecsTaskExecutionRole","containerDefinitions":[
         {"name":"web","image":"000000000000.dkr.ecr.eu-west-1.amazonaws.com/web:1.2.3","portMappings":[{"containerPort":8080}],
          "environment":[{"name":"STAGE","value":"production"},{"name":"LOG_LEVEL","value":"info"}],
          "healthCheck":{"command":["CMD-SHELL","curl -f http://localhost:8080/health || exit 1"]},
          "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-stream-prefix":"web"} }}]}
        """));

    public void Dispose()
    {
        Host.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
