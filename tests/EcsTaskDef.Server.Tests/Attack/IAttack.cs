namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>Something that somebody does to a store's files.</summary>
internal interface IAttack
{
    string Name { get; }

    /// <summary>While it goes on, an error that says what is wrong is right.</summary>
    bool MayFault { get; }

    /// <summary>It needs a moment in which nobody asks for anything; the processes go on all the same.</summary>
    bool NeedsQuiet { get; }

    /// <summary>Does it, and puts things right again as far as they can be.</summary>
    /// <returns>What has become of what was stored.</returns>
    Task<Consequence> RunAsync(Field field);
}
