using System.Text.Json.Serialization;

namespace EcsTaskDef.Messages;

/// <summary>
/// The generated writer of the model and of answers. Members are written in the order of their declaration, which is the
/// alphabetical order in which ECS answers. Source: docs/ECS.md §1.2 [captured].
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = new[] { typeof(EpochSecondsConverter) },
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(RegisterTaskDefinitionRequest))]
[JsonSerializable(typeof(TaskDefinition))]
[JsonSerializable(typeof(IReadOnlyList<Tag>))]
[JsonSerializable(typeof(AccountSettingResponse))]
[JsonSerializable(typeof(AttributesResponse))]
[JsonSerializable(typeof(CapacityProviderResponse))]
[JsonSerializable(typeof(CreateClusterRequest))]
[JsonSerializable(typeof(CreateClusterResponse))]
[JsonSerializable(typeof(CreateServiceResponse))]
[JsonSerializable(typeof(DeleteClusterResponse))]
[JsonSerializable(typeof(DeleteServiceResponse))]
[JsonSerializable(typeof(DeregisterContainerInstanceResponse))]
[JsonSerializable(typeof(DescribeCapacityProvidersResponse))]
[JsonSerializable(typeof(DescribeClustersResponse))]
[JsonSerializable(typeof(DescribeContainerInstancesResponse))]
[JsonSerializable(typeof(DescribeServiceDeploymentsResponse))]
[JsonSerializable(typeof(DescribeServiceRevisionsResponse))]
[JsonSerializable(typeof(DescribeServicesResponse))]
[JsonSerializable(typeof(DescribeTasksResponse))]
[JsonSerializable(typeof(ListAccountSettingsResponse))]
[JsonSerializable(typeof(ListAttributesResponse))]
[JsonSerializable(typeof(ListClustersResponse))]
[JsonSerializable(typeof(ListContainerInstancesResponse))]
[JsonSerializable(typeof(ListServiceDeploymentsResponse))]
[JsonSerializable(typeof(ListServicesResponse))]
[JsonSerializable(typeof(ListTasksResponse))]
[JsonSerializable(typeof(RegisterContainerInstanceResponse))]
[JsonSerializable(typeof(RunTaskRequest))]
[JsonSerializable(typeof(RunTaskResponse))]
[JsonSerializable(typeof(StartTaskResponse))]
[JsonSerializable(typeof(StopServiceDeploymentResponse))]
[JsonSerializable(typeof(StopTaskResponse))]
[JsonSerializable(typeof(ExecuteCommandResponse))]
[JsonSerializable(typeof(TaskProtectionResponse))]
[JsonSerializable(typeof(TaskSetResponse))]
[JsonSerializable(typeof(DescribeTaskSetsResponse))]
[JsonSerializable(typeof(UpdateClusterResponse))]
[JsonSerializable(typeof(UpdateServiceResponse))]
[JsonSerializable(typeof(DaemonResponse))]
[JsonSerializable(typeof(DaemonTaskDefinition))]
[JsonSerializable(typeof(DaemonTaskDefinitionArnResponse))]
[JsonSerializable(typeof(DescribeDaemonDeploymentsResponse))]
[JsonSerializable(typeof(DescribeDaemonResponse))]
[JsonSerializable(typeof(DescribeDaemonRevisionsResponse))]
[JsonSerializable(typeof(DescribeDaemonTaskDefinitionResponse))]
[JsonSerializable(typeof(ListDaemonDeploymentsResponse))]
[JsonSerializable(typeof(ListDaemonTaskDefinitionsResponse))]
[JsonSerializable(typeof(ListDaemonsResponse))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;
