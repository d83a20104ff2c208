using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>A cleaner deletes the empty lock files, again and again.</summary>
internal sealed class DeleteLocksAttack : IAttack
{
    public string Name => "delete locks";

    public bool MayFault => false;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < 400)
        {
            string[] locks = Directory.GetFiles(field.Store, "lock*")
                .Concat(StoreFiles.Regions(field.Store).SelectMany(static region => Directory.GetFiles(region, "*lock*"))).ToArray();
            foreach (string file in locks) File.Delete(file);
            await Task.Delay(field.Random.Next(4));
        }

        return Consequence.None;
    }
}
