using Npgsql;
using NpgsqlTypes;

namespace EcsTaskDef.PostgreSql;

/// <summary>Statements with their values, by place and with the type that they have in the database.</summary>
internal static class Sql
{
    /// <summary>Adds a statement to what is sent together.</summary>
    public static NpgsqlBatch Add(this NpgsqlBatch batch, string text, params ReadOnlySpan<NpgsqlParameter> values)
    {
        NpgsqlBatchCommand command = new(text);
        foreach (NpgsqlParameter value in values) command.Parameters.Add(value);
        batch.BatchCommands.Add(command);
        return batch;
    }

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string text, params ReadOnlySpan<NpgsqlParameter> values)
    {
        NpgsqlCommand command = new(text, connection);
        foreach (NpgsqlParameter value in values) command.Parameters.Add(value);
        return command;
    }

    public static NpgsqlParameter Text(string? value) => Of(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Texts(IReadOnlyList<string?> values) => Of(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlParameter Integer(int value) => Of(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Integers(IReadOnlyList<int> values) => Of(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static NpgsqlParameter Integers(IReadOnlyList<int?> values) => Of(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static NpgsqlParameter Long(long value) => Of(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Longs(IReadOnlyList<long> values) => Of(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static NpgsqlParameter Id(Guid value) => Of(value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Json(string value) => Of(value, NpgsqlDbType.Json);

    public static NpgsqlParameter Time(DateTimeOffset value) => Of(value.UtcDateTime, NpgsqlDbType.TimestampTz);

    /// <summary>A column of the rows of a <see cref="RowStatement"/>: one value, or a list.</summary>
    public static NpgsqlParameter Column(IReadOnlyList<string?> values) => Column(values, NpgsqlDbType.Text);

    public static NpgsqlParameter Column(IReadOnlyList<int> values) => Column(values, NpgsqlDbType.Integer);

    public static NpgsqlParameter Column(IReadOnlyList<int?> values) => Column(values, NpgsqlDbType.Integer);

    public static NpgsqlParameter Column(IReadOnlyList<long> values) => Column(values, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Column(IReadOnlyList<DateTimeOffset> values) =>
        Column(values.Select(static value => value.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Column(IReadOnlyList<DateTimeOffset?> values) =>
        Column(values.Select(static value => value?.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz);

    // As text: so the bytes of a document are those that were given, and a list may have none at a place.
    public static NpgsqlParameter JsonColumn(IReadOnlyList<ReadOnlyMemory<byte>> values) => Column(
        values.Select(static value => value.IsEmpty ? null : Encoding.UTF8.GetString(value.Span)).ToArray(), NpgsqlDbType.Json);

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset TimeAt(this NpgsqlDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.TimeAt(column);

    public static ReadOnlyMemory<byte> JsonAt(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? default : reader.GetFieldValue<byte[]>(column);

    private static NpgsqlParameter Column<T>(IReadOnlyList<T> values, NpgsqlDbType type) => values.Count != 1
        ? Of(values.ToArray(), NpgsqlDbType.Array | type)
        : new NpgsqlParameter { Value = (object?)values[0] ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter<T> Of<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };
}
