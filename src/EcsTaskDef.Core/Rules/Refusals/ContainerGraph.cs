using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>Containers that name one another: by dependsOn, or by links.</summary>
internal static class ContainerGraph
{
    private const byte New = 0;
    private const byte Open = 1;
    private const byte Done = 2;

    /// <summary>The index of a container that closes a circle; null when there is none. Unknown names lead nowhere.</summary>
    /// <param name="candidate">The definition.</param>
    /// <param name="count">How many others a container names.</param>
    /// <param name="target">The name of one of them.</param>
    public static int? FindCycle(Candidate candidate, Func<ContainerDefinition, int> count, Func<ContainerDefinition, int, string?> target)
    {
        // Depth first; there are at most ten containers unless ContainerListRule has spoken already, and then a stack of our
        // own keeps a long chain from ending the process.
        byte[] states = new byte[candidate.Containers.Count];
        Stack<(int Container, int Next)> path = new();
        for (int start = 0; start < states.Length; start++)
        {
            if (states[start] != New) continue;
            states[start] = Open;
            path.Push((start, 0));
            while (path.Count > 0)
            {
                (int container, int next) = path.Pop();
                if (next >= count(candidate.Containers[container]))
                {
                    states[container] = Done;
                    continue;
                }

                path.Push((container, next + 1));
                int other = candidate.IndexOf(target(candidate.Containers[container], next));
                if (other < 0 || states[other] == Done) continue;
                if (states[other] == Open) return container;
                states[other] = Open;
                path.Push((other, 0));
            }
        }

        return null;
    }
}
