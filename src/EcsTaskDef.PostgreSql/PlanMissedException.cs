namespace EcsTaskDef.PostgreSql;

/// <summary>
/// A reading asked for something that its plan did not have. What was fetched in advance is of a moment that is over, so all of it is
/// read again within a transaction. Never leaves the store.
/// </summary>
internal sealed class PlanMissedException : Exception;
