namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>One of the processes is killed while another attack goes on.</summary>
internal sealed class KillAttack(IAttack other) : IAttack
{
    public string Name => other.Name + ", and a kill";

    public bool MayFault => other.MayFault;

    public bool NeedsQuiet => other.NeedsQuiet;

    public async Task<Consequence> RunAsync(Field field)
    {
        Party party = field.Parties[0];
        Task<Consequence> attack = other.RunAsync(field);
        await Task.Delay(field.Random.Next(30));
        await field.KillAsync(party);
        return await attack;
    }
}
