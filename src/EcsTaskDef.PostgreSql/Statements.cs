namespace EcsTaskDef.PostgreSql;

/// <summary>
/// The texts of SQL that the store sends, with the schema's name in each table's: nothing depends on what a session was asked before, so
/// a pool between here and the server may hand out any session. Only what the engines that speak PostgreSQL's protocol have in common.
/// </summary>
internal sealed class Statements
{
    public const string BeginChange = "BEGIN ISOLATION LEVEL READ COMMITTED";
    public const string BeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";

    /// <param name="schema">The schema's name.</param>
    public Statements(string schema)
    {
        Schema = "\"" + schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        string prefix = Schema + ".";
        Reads = new ReadStatements(prefix);
        States = new StateStatements(prefix, withDeregistrations: false);
        FullStates = new StateStatements(prefix, withDeregistrations: true);
        Resources = new ResourceStatements(prefix);
        Writes = new WriteStatements(prefix);
        History = new HistoryStatements(prefix);
        Store = new StoreStatements(Schema);
    }

    /// <summary>The schema's name, in quotation marks.</summary>
    public string Schema { get; }

    public ReadStatements Reads { get; }

    public StateStatements States { get; }

    /// <summary>The same with the queue of INACTIVE revisions.</summary>
    public StateStatements FullStates { get; }

    public ResourceStatements Resources { get; }

    public WriteStatements Writes { get; }

    public HistoryStatements History { get; }

    public StoreStatements Store { get; }
}
