using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>A store on disk: <c>store.json</c> says whose it is, each region has a folder (docs/STORE.md).</summary>
internal sealed class JsonStore : IRegistryStore
{
    public const int FormatVersion = 1;

    private static readonly StoreSettings s_defaultSettings = new();

    private readonly KnownRegions<Region> _regions = new();
    private readonly object _gate = new();
    private readonly string? _askedAccount;
    private readonly TimeProvider _clock;
    private readonly bool _allowNetwork;
    private readonly bool _comparesAccount;

    // Replaced as a whole, so that a look needs no lock. At first the stamp of no file at all: nothing was looked at yet.
    private volatile StoreLook _known;

    // The identity of the store whose account was found to be that of a journal; -1 = none.
    private volatile int _compared = -1;

    private JsonStore(RegistryHostOptions options, Disk disk, bool comparesAccount = true)
    {
        _comparesAccount = comparesAccount;
        Disk = disk;
        Location = options.StorePath;
        Progress = options.Progress;
        Warn = options.Warn;
        _clock = options.Clock;
        _askedAccount = options.Account;
        _allowNetwork = options.AllowNetworkFileSystem;
        _known = new StoreLook(new FileStamp(-2, 0, 0, 0, 0), null, IdentityOf(null), 0);
        Locks = new StoreLocks(disk, Location);
    }

    public Disk Disk { get; }

    public string Location { get; }

    public StoreLocks Locks { get; }

    public IProgress<StoreProgress>? Progress { get; }

    public Action<EcsException>? Warn { get; }

    public DateTimeOffset? HostTime => null;

    public bool Exists => Look().File is not null;

    int IRegistryStore.FormatVersion => FormatVersion;

    /// <summary>The store's own id, which binds its files together. Empty while there is no store.</summary>
    public string Id => _known.File?.Id ?? "";

    /// <summary>What was last seen of the store.</summary>
    public StoreLook LastLook => _known;

    private string FilePath => Path.Combine(Location, "store.json");

    /// <param name="options">Where the store is.</param>
    /// <param name="disk">The disk.</param>
    /// <param name="comparesAccount">False = <c>store.json</c> may name another account than the journals.</param>
    public static JsonStore Open(RegistryHostOptions options, Disk? disk = null, bool comparesAccount = true)
    {
        if (options.Account is { } account && !AccountId.IsValid(account))
            throw EcsErrors.Fault(SR.StoreAccountInvalid, [account]);
        JsonStore store = new(options, disk ?? new Disk(), comparesAccount);
        if (!StorePaths.IsFull(options.StorePath, store.Disk.HasWindowsPaths) || options.StorePath.IndexOfAny(['\0']) >= 0)
            throw EcsErrors.Fault(SR.StorePathInvalid, [options.StorePath, "give a full path."]);
        if (store.Disk.HasWindowsPaths && StorePaths.PartThatWindowsChanges(options.StorePath) is { } part)
            throw EcsErrors.Fault(SR.StorePathInvalid, [options.StorePath, Texts.Format(SR.FileNameReserved, part)]);

        if (store.Disk.FileExists(options.StorePath))
            throw EcsErrors.Fault(SR.StorePathInvalid, [options.StorePath, SR.StoreIsFile]);
        store.Look();
        return store;
    }

    /// <summary>
    /// Compares with what a journal says of its store. The account is in every ARN, and <c>store.json</c> has no checksum: a journal has.
    /// </summary>
    /// <exception cref="EcsException"><c>StoreSettingsUnreadable</c>: they differ.</exception>
    public void DemandAccount(JournalHeader header)
    {
        StoreLook look = _known;
        DemandAccount(header, look.Identity.Account);
        _compared = look.Epoch;
    }

    private void DemandAccount(JournalHeader header, string account)
    {
        if (header.Account == account) return;
        string what = Texts.Format(SR.StoreSettingsAccount, account, header.Region, header.Account);
        throw EcsErrors.Fault(SR.StoreSettingsUnreadable, [FilePath, what]);
    }

    // For those who ask for the account before a region is opened: every ARN is made of it. A journal that cannot be read is for the
    // region's own error. A region that was never compacted has a journal of a known name: its folder need not be listed.
    private void DemandAccountOfJournals(StoreFile file)
    {
        IEnumerable<string> regions = Disk.ListDirectories(Location).Where(Regions.IsSafeName);
        foreach (string region in regions.OrderBy(static name => name, StringComparer.Ordinal))
        {
            string folder = Path.Combine(Location, region);
            if ((ReadHeader(Disk, folder, "journal-1.jsonl", file.Id) ?? FindHeader(Disk, folder, file.Id)) is not { } header) continue;
            DemandAccount(header, file.Account);
            return;
        }
    }

    /// <summary>The first line of a region's newest journal; null where none can be read.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="folder">The region's folder.</param>
    /// <param name="id">The store's id; null = of any store.</param>
    public static JournalHeader? FindHeader(Disk disk, string folder, string? id)
    {
        return disk.ListFiles(folder, "journal-*.jsonl")
            .OrderByDescending(static name => name.Length).ThenByDescending(static name => name, StringComparer.Ordinal)
            .Select(name => ReadHeader(disk, folder, name, id)).FirstOrDefault(static header => header is not null);
    }

    private static JournalHeader? ReadHeader(Disk disk, string folder, string name, string? id)
    {
        try
        {
            using DiskFile? journal = disk.OpenRead(Path.Combine(folder, name));
            if (journal is null) return null;
            byte[] head = new byte[4096];
            int end = head.AsSpan(0, journal.Read(0, head, 0, head.Length)).IndexOf((byte)'\n');
            return end >= 0 && JournalFormat.ReadHeader(head.AsSpan(0, end), out _) is { } header
                && header.Region == Path.GetFileName(folder) && (id is null || header.Store == id) ? header : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another one may tell.
            return null;
        }
    }

    public IRegionStore OpenRegion(string region)
    {
        if (!Regions.IsSafeName(region)) throw EcsErrors.Fault(SR.StoreRegionInvalid, [region]);
        
        // Two of one region, should one be forgotten while it is in use, are to each other what two processes are.
        return _regions.Get(region, name => new Region(this, name), GetRegions);
    }

    /// <summary>Regions that have a journal, and those that this process has had: one that is gone is no region that never was.</summary>
    public IReadOnlyList<string> GetRegions() => Guard(() =>
    {
        Look();
        return FindRegions().Union(_regions.Values.Where(static one => one.WasHad).Select(static one => one.Name))
            .OrderBy(static name => name, StringComparer.Ordinal).ToArray();
    });

    /// <summary>Whether the store, or a region of it, is gone that this process has had.</summary>
    public bool IsGone
    {
        get
        {
            try
            {
                Look();
                return _regions.Values.Any(static one => one.IsGone);
            }
            catch (EcsException exception) when (exception.Code == nameof(SR.StoreGone))
            {
                return true;
            }
        }
    }

    private string[] FindRegions() => Disk.ListDirectories(Location)
        .Where(Regions.IsSafeName)
        .Where(name => Disk.ListFiles(Path.Combine(Location, name), "journal-*.jsonl").Count > 0
            || (Id.Length > 0 && Disk.FileExists(RestoredJournal.PathOf(Path.Combine(Location, name), Id))))
        .OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    public ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            EnsureCreated();
            ChangeSettings(change);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EcsErrors.Fault(SR.StoreWriteFailed, [Location, DiskTrouble.Describe(exception)], exception);
        }

        return default;
    }

    private void ChangeSettings(Func<StoreSettings, StoreSettings> change)
    {
        using IDisposable held = Locks.OfStore();
        lock (_gate)
        {
            Reload();
            StoreFile changed = Demand() with { Settings = change(Demand().Settings) };
            if (changed != _known.File) Write(changed);
            Reload();
        }
    }

    private StoreFile Demand() => _known.File ?? throw EcsErrors.Fault(SR.StoreGone, [Location]);

    // A folder is looked at by every operation, and none waits for it.
    public ValueTask CheckAsync(CancellationToken cancellationToken) => default;

    // Another process may have made the store meanwhile, for its account.
    public StoreIdentity Identify()
    {
        StoreLook look = Look();
        if (_compared == look.Epoch || !_comparesAccount || look.File is not { } file) return look.Identity;
        DemandAccountOfJournals(file);
        _compared = look.Epoch;
        return look.Identity;
    }

    /// <summary>Looks at <c>store.json</c>; it is read again when it is another one.</summary>
    public StoreLook Look()
    {
        try
        {
            StoreLook known = _known;
            return Disk.Stamp(FilePath) == known.Stamp ? known : LookAgain();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EcsErrors.Fault(SR.StoreReadFailed, [Location, DiskTrouble.Describe(exception)], exception);
        }
    }

    // Not in the method above: no method that holds a lock has an exception filter (LockLawTests).
    private StoreLook LookAgain()
    {
        lock (_gate)
        {
            Reload();
            return _known;
        }
    }

    private StoreIdentity IdentityOf(StoreFile? file) =>
        new(file?.Account ?? _askedAccount ?? RegistryHostOptions.DefaultAccount, file?.Settings ?? s_defaultSettings);

    /// <summary>Makes the store's folder and <c>store.json</c> when they are not there.</summary>
    /// <exception cref="IOException">They cannot be made.</exception>
    /// <exception cref="EcsException">
    /// <c>StoreGone</c>: this process has had a store there; <c>StoreSettingsMissing</c>: there are journals, and they are another store's.
    /// </exception>
    public void EnsureCreated()
    {
        if (Look().File is not null) return;
        Disk.CreateDirectory(Location);
        using IDisposable held = Locks.OfStore();
        lock (_gate)
        {
            Reload();
            string account = _askedAccount ?? RegistryHostOptions.DefaultAccount;
            if (_known.File is null) Write(new StoreFile(FormatVersion, Disk.NewId(), account, new StoreSettings()));
            Reload();
        }
    }

    /// <summary>Writes a copy's <c>store.json</c>, over another one too: this store's settings under an id of its own.</summary>
    public void WriteCopy(string folder, string id) =>
        new JsonStore(new RegistryHostOptions { StorePath = folder, Clock = _clock }, Disk).Write(Demand() with { Id = id });

    /// <summary>Writes a missing or unreadable <c>store.json</c> anew, with default settings.</summary>
    public static void Recreate(RegistryHostOptions options, Disk disk, string id, string account)
    {
        JsonStore store = new(options, disk);
        using IDisposable held = store.Locks.OfStore();
        store.Write(new StoreFile(FormatVersion, id, account, new StoreSettings()));
    }

    public void Dispose()
    {
        foreach (Region region in _regions.Values) region.Dispose();
        _regions.Clear();
    }

    private void Reload()
    {
        FileStamp stamp = Disk.Stamp(FilePath);
        if (!_allowNetwork && Disk.IsNetwork(Location)) throw EcsErrors.Fault(SR.StoreNetwork, [Location]);
        byte[]? bytes = Disk.ReadSmallFile(FilePath);
        string[] regions = bytes is null ? FindRegions() : [];
        if (regions.Length > 0)
        {
            // A process makes journals after store.json: it may have made both since the first look.
            stamp = Disk.Stamp(FilePath);
            bytes = Disk.ReadSmallFile(FilePath);
        }

        StoreFile? file = bytes is null ? null : Parse(bytes);
        if (file is null) DemandNoStore(regions);
        if (file is not null && _askedAccount is not null && file.Account != _askedAccount)
            throw EcsErrors.Fault(SR.StoreAccountMismatch, [Location, file.Account, _askedAccount]);
        bool isSame = file?.Id == _known.File?.Id && file?.Account == _known.File?.Account;
        _known = new StoreLook(stamp, file, IdentityOf(file), isSame ? _known.Epoch : _known.Epoch + 1);
    }

    // A store that was there may be on a disk that is not mounted now, and journals without a store.json are the more precious for it:
    // a new store in their place would hide them.
    private void DemandNoStore(string[] regions)
    {
        if (regions.Length > 0) throw EcsErrors.Fault(SR.StoreSettingsMissing, [FilePath, string.Join(", ", regions)]);
        if (_known.File is not null) throw EcsErrors.Fault(SR.StoreGone, [Location]);
    }

    private static bool IsNumber(in Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number;

    private StoreFile Parse(byte[] bytes)
    {
        string member = "format";
        try
        {
            int? format = null;
            string? id = null, account = null;
            double? delay = null;
            ReadOnlyMemory<byte> runtime = default;

            // Not a JsonDocument: a new process would spend as long on making one as on opening the store.
            Utf8JsonReader reader = new(bytes);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                string name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "format": format = IsNumber(reader) && reader.TryGetInt32(out int version) ? version : null; break;
                    case "id": id = reader.TokenType == JsonTokenType.String ? reader.GetString() : null; break;
                    case "account": account = reader.TokenType == JsonTokenType.String ? reader.GetString() : null; break;
                    case "removalDelaySeconds": delay = IsNumber(reader) && reader.TryGetDouble(out double seconds) ? seconds : null; break;
                    case "runtime":
                        int start = (int)reader.TokenStartIndex;
                        reader.Skip();
                        runtime = bytes.AsMemory(start, (int)reader.BytesConsumed - start);
                        break;
                }
            }

            if (format is null) throw new FormatException();
            if (format > FormatVersion) throw EcsErrors.Fault(SR.StoreVersionTooNew, [Location, format, FormatVersion]);
            member = "id";
            if (string.IsNullOrEmpty(id)) throw new FormatException();
            member = "account";
            if (account is null || !AccountId.IsValid(account)) throw new FormatException();
            member = "removalDelaySeconds";
            if (!(delay >= 0 && delay <= StoreSettings.MaxRemovalDelay.TotalSeconds)) throw new FormatException();
            member = "runtime";
            RuntimeSettings settings = runtime.IsEmpty ? new RuntimeSettings() : RuntimeSettingsJson.Read(runtime).Demand();
            TimeSpan removalDelay = TimeSpan.FromSeconds(delay.Value);
            return new StoreFile(format.Value, id!, account, new StoreSettings { RemovalDelay = removalDelay, Runtime = settings });
        }
        catch (JsonException exception)
        {
            // The reader counts from zero, people from one.
            throw Unreadable(Texts.Format(SR.StoreSettingsNotJson, exception.LineNumber + 1, exception.BytePositionInLine + 1), exception);
        }
        catch (Exception exception) when (
            exception is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException
            or EcsException { Code: nameof(SR.StoreRuntimeSettingInvalid) })
        {
            throw Unreadable(Texts.Format(SR.StoreSettingsMember, member), exception);
        }
    }

    // The cause says only what is wrong: a repair says itself what it does about it.
    private EcsException Unreadable(string what, Exception cause) =>
        EcsErrors.Fault(SR.StoreSettingsUnreadable, [FilePath, what], new InvalidDataException(what, cause));

    private void Write(StoreFile file)
    {
        ByteBuffer buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", file.Format);
            writer.WriteString("id", file.Id);
            writer.WriteString("account", file.Account);
            writer.WriteNumber("removalDelaySeconds", file.Settings.RemovalDelay.TotalSeconds);
            if (file.Settings.Runtime != new RuntimeSettings())
            {
                writer.WritePropertyName("runtime");
                RuntimeSettingsJson.Write(writer, file.Settings.Runtime);
            }

            writer.WriteEndObject();
        }

        // Under the store's lock nobody else makes one: these are of processes that were killed.
        foreach (string left in Disk.ListFiles(Location, "new-*.tmp")) Disk.DeleteQuietly(Path.Combine(Location, left));
        string temporary = Path.Combine(Location, Disk.UniqueName("new-", ".tmp"));
        try
        {
            using (DiskFile target = Disk.CreateNew(temporary))
            {
                // The same bytes on every system: the writer's line ends are the system's.
                byte[] text = Array.FindAll(buffer.Written.ToArray(), static b => b != (byte)'\r');
                target.Write(0, text, 0, text.Length);
                target.Sync();
            }

            // Other processes see by the time that the file is another one: also when two changes fall into one tick of the
            // file system's clock, or the clock went back.
            long before = Disk.LastWriteTime(FilePath);
            for (long step = TimeSpan.TicksPerMillisecond; Disk.LastWriteTime(temporary) <= before; step *= 2)
                Disk.SetLastWriteTime(temporary, before + step);
            Disk.Publish(temporary, FilePath, durable: true);
        }
        catch
        {
            Disk.DeleteQuietly(temporary);
            throw;
        }
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EcsErrors.Fault(SR.StoreReadFailed, [Location, DiskTrouble.Describe(exception)], exception);
        }
    }
}
