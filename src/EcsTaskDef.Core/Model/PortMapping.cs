namespace EcsTaskDef.Model;

/// <summary>A port, or a range of ports, of a container. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record PortMapping : EcsStructure
{
    /// <summary>
    /// Application protocol for Service Connect: one of <see cref="ApplicationProtocols"/>. Absent means plain TCP.
    /// Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public string? AppProtocol { get; init; }

    /// <summary>
    /// Port in the container. Not together with <see cref="ContainerPortRange"/>. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public int? ContainerPort { get; init; }

    /// <summary>
    /// Range of ports in the container, <c>first-last</c> within 1 to 65535; network modes <c>bridge</c> and
    /// <c>awsvpc</c>; at most 100 ranges. Source: docs/ECS.md §3.3 [bench], [model].
    /// </summary>
    public string? ContainerPortRange { get; init; }

    /// <summary>
    /// Port on the host, mapped once for each protocol. In answers 0 (chosen at start) for bridge, the container port for
    /// <c>awsvpc</c> and <c>host</c>. Source: docs/ECS.md §3.3 [seen], §3.4 [captured], [model].
    /// </summary>
    public int? HostPort { get; init; }

    /// <summary>
    /// Name of the port for Service Connect: at most 64 of <c>a-z</c>, <c>0-9</c>, <c>_</c> and <c>-</c>, not starting
    /// with a hyphen. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Transport protocol: one of <see cref="TransportProtocols"/>. Default <c>tcp</c> in answers. Source:
    /// docs/ECS.md §3.4 [captured].
    /// </summary>
    public string? Protocol { get; init; }

    /// <summary>
    /// Host port, container port and protocol, as in <c>8080:80/tcp</c>; without a host port <c>80/tcp</c>.
    /// </summary>
    private protected override string Caption
    {
        get
        {
            var port = ContainerPortRange ?? (HostPort is null
                ? FormattableString.Invariant($"{ContainerPort}")
                : FormattableString.Invariant($"{HostPort}:{ContainerPort}"));
            return $"{port}/{Protocol ?? TransportProtocols.Tcp}";
        }
    }
}
