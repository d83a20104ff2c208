using EcsTaskDef.Registry;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>
/// A registry that only lists, in whatever way the test wants: for what the engine does not do on demand, such as failing.
/// </summary>
public sealed class FakeRegistries(Func<string, string, CancellationToken, ValueTask<IReadOnlyList<string>>> list) : IWireRegistries
{
    public ITaskDefinitionRegistry GetRegistry(string region, string user) => new Fake(region, user, list);

    private sealed class Fake(
        string region, string user, Func<string, string, CancellationToken, ValueTask<IReadOnlyList<string>>> list)
        : ITaskDefinitionRegistry
    {
        public string Region => region;

        public string Account => "000000000000";

        public async ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
            ListTaskDefinitionsRequest request, CancellationToken cancellationToken) =>
            new() { TaskDefinitionArns = await list(region, user, cancellationToken) };

        public ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
            RegisterTaskDefinitionRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
            DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
            DescribeTaskDefinitionRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(
            ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
            DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
            ListTagsForResourceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
