using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.Registry;

/// <summary>Our engine: ECS's rules over a store. One file per operation.</summary>
public sealed partial class LocalRegistry : ITaskDefinitionRegistry, IFamilyCatalog
{
    public string Region => throw null!;
    public string Account => throw null!;
    public ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default) => throw null!;
}
