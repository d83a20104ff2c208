using EcsTaskDef.Console.Hosting;
using EcsTaskDef.Registry;
using Microsoft.AspNetCore.Components;

namespace EcsTaskDef.Console.Parts;

/// <summary>
/// A page about a region. It reads again once a second, so what another process changes shows up by itself; what somebody has typed or
/// ticked is no part of what is read, and stays.
/// </summary>
public abstract class RegionPage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan s_pulse = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private bool _isLoading;

    /// <summary>The region in the address.</summary>
    [Parameter]
    public string Region { get; set; } = "";

    [Inject]
    protected ConsoleSettings Settings { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The registry of the region.</summary>
    protected IRegistry Registry => Settings.Host.GetRegistry(Region, Settings.User);

    /// <summary>The time by the store's clock.</summary>
    protected DateTimeOffset Now => Settings.Host.CurrentTime;

    /// <summary>Why nothing can be shown; null = all is well.</summary>
    protected string? Fault { get; private set; }

    /// <summary>Whether something was read.</summary>
    protected bool IsLoaded { get; private set; }

    /// <summary>Ends with the page.</summary>
    protected CancellationToken End => _end.Token;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _end.Cancel();
        _end.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads what is shown.</summary>
    protected abstract ValueTask LoadAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReloadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = PulseAsync();
    }

    /// <summary>Reads again; a refusal is shown in the page's place.</summary>
    protected async Task ReloadAsync()
    {
        _isLoading = true;
        try
        {
            if (!Regions.MatchesPartition(Region) && !Settings.Host.GetRegions().Contains(Region))
            {
                Fault = $"'{Region}' is not a region. The nearest are {string.Join(", ", Regions.Nearest(Region))}.";
                return;
            }

            await LoadAsync(_end.Token);
            (Fault, IsLoaded) = (null, true);
        }
        catch (EcsException refusal)
        {
            Fault = Shown.Refusal(refusal);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _isLoading = false;
        }
    }

    private async Task PulseAsync()
    {
        try
        {
            using PeriodicTimer pulse = new(s_pulse, Settings.Clock);
            while (await pulse.WaitForNextTickAsync(_end.Token))
            {
                if (_isLoading) continue;
                await InvokeAsync(async () =>
                {
                    await ReloadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
