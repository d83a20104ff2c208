namespace EcsTaskDef.PowerShell.Views;

/// <summary>The members that views show as they are, but for what a terminal would obey or hide.</summary>
public sealed partial class ItemView
{
    public string? Account => Text("Account");

    public string? Advice => Text("Advice");

    /// <summary>Who did it, an ARN.</summary>
    public string? Caller => Text("By");

    public string? CallerArn => Text("CallerArn");

    public string[] CapacityProviders => Texts("CapacityProviders");

    public string? Clock => Text("Clock");

    public string? Cluster => Text("Cluster");

    public string? ClusterArn => Text("ClusterArn");

    public string? ClusterName => Text("ClusterName");

    public string? Code => Text("Code");

    public string[] Command => Texts("Command");

    public string? Comparison => Text("Comparison");

    public string[] Compatibilities => Texts("Compatibilities");

    public string? ContainerArn => Text("ContainerArn");

    public string? ContainerInstance => Text("ContainerInstance");

    public string? ContainerInstanceArn => Text("ContainerInstanceArn");

    public string? Cpu => Text("Cpu");

    public string? DaemonTaskDefinition => Text("DaemonTaskDefinition");

    public string? DaemonTaskDefinitionArn => Text("DaemonTaskDefinitionArn");

    public string? DefaultRegion => Text("DefaultRegion");

    public string[] DependsOn => Texts("DependsOn");

    public string? Deployment => Text("Deployment");

    public string? DeploymentStatus => Text("DeploymentStatus");

    public string? DesiredStatus => Text("DesiredStatus");

    public string? Destination => Text("Destination");

    public string? Endpoint => Text("Endpoint");

    public string[] EntryPoint => Texts("EntryPoint");

    public string[] Environment => Texts("Environment");

    public string[] EnvironmentFiles => Texts("EnvironmentFiles");

    public string? ExecutionRoleArn => Text("ExecutionRoleArn");

    public string? Family => Text("Family");

    public string? File => Text("File");

    public string? Group => Text("Group");

    public string? HealthCheck => Text("HealthCheck");

    public string? HealthStatus => Text("HealthStatus");

    public string? Host => Text("Host");

    public string? JsonPath => Text("JsonPath");

    public string? Key => Text("Key");

    public string? LaunchType => Text("LaunchType");

    public object? Line => _member(_item, "Line");

    public string? Location => Text("Location");

    public string[] Links => Texts("Links");

    public string? LogConfiguration => Text("LogConfiguration");

    public string? Lost => Text("Lost");

    public string[] LostRevisions => Texts("LostRevisions");

    public string? Memory => Text("Memory");

    public string? MemoryReservation => Text("MemoryReservation");

    public string? Message => Text("Message");

    public string[] Missing => Texts("Missing");

    public string[] MountPoints => Texts("MountPoints");

    public string? MovedTo => Text("MovedTo");

    public string[] NetworkInterfaces => Texts("NetworkInterfaces");

    public string? NetworkMode => Text("NetworkMode");

    public string? Note => Text("Note");

    public string? Path => Text("Path");

    public string[] PortMappings => Texts("PortMappings");

    public string? PreviousStatus => Text("PreviousStatus");

    public string? Region => Text("Region");

    public string[] Regions => Texts("Regions");

    public string? RegisteredBy => Text("RegisteredBy");

    public string? Replaced => Text("Replaced");

    public string? RepositoryCredentials => Text("RepositoryCredentials");

    public string[] RequiresCompatibilities => Texts("RequiresCompatibilities");

    public string[] Reserved => Texts("Reserved");

    public string? Rule => Text("Rule");

    public string? RuntimeId => Text("RuntimeId");

    public string? SchedulingStrategy => Text("SchedulingStrategy");

    public string[] Secrets => Texts("Secrets");

    public string? Service => Text("Service");

    public string? ServiceArn => Text("ServiceArn");

    public string? ServiceName => Text("ServiceName");

    public string? Source => Text("Source");

    public string? StartedBy => Text("StartedBy");

    public string? StopCode => Text("StopCode");

    public string? StoppedReason => Text("StoppedReason");

    public string? Store => Text("Store");

    public string? TaskArn => Text("TaskArn");

    public string? TaskDefinitionArn => Text("TaskDefinitionArn");

    public string? TaskRoleArn => Text("TaskRoleArn");

    public string[] Ulimits => Texts("Ulimits");

    public string? Url => Text("Url");

    public string? User => Text("User");

    public string? Value => Text("Value");

    public string[] VolumesFrom => Texts("VolumesFrom");

    /// <summary>A container's image, with its registry.</summary>
    public string? WholeImage => Text("Image");

    public string? WorkingDirectory => Text("WorkingDirectory");
}
