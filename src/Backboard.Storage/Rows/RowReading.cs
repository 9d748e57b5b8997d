using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;

namespace Backboard.Storage.Rows;

/// <summary>Columns as our types, whichever database they come from.</summary>
internal static class RowReading
{
    public static string? Text(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    public static DateTimeOffset Time(this DbDataReader row, int at) =>
        row is SqliteDataReader ? StoredTime.Time(row.GetInt64(at)) : row.GetFieldValue<DateTimeOffset>(at);

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.Time(at);

    public static TimeSpan Span(this DbDataReader row, int at) =>
        row is SqliteDataReader ? StoredTime.Span(row.GetInt64(at)) : row.GetFieldValue<TimeSpan>(at);

    public static int? IntOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt32(at);

    public static T Enum<T>(this DbDataReader row, int at) where T : struct, Enum => StoredEnum.Read<T>(row.GetString(at));

    public static T? Json<T>(this DbDataReader row, int at, JsonTypeInfo<T> type) =>
        row.IsDBNull(at) ? default : JsonSerializer.Deserialize(row.GetString(at), type);

    /// <summary>Reads a row, naming it when it cannot be read.</summary>
    public static T Decode<T>(this DbDataReader row, int at, string table, int keyAt, Func<DbDataReader, int, T> read)
    {
        try
        {
            return read(row, at);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or InvalidOperationException
            or OverflowException or CorruptRowException)
        {
            throw new CorruptRowException($"The row of {table} with key '{row.GetValue(keyAt)}' cannot be read: {e.Message}", e);
        }
    }
}
