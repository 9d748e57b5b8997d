using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Backboard.Storage;

/// <summary>A connection string that its driver cannot read stops the start, without being shown: it may hold a password.</summary>
internal sealed class ConnectionStringRule : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        try
        {
            _ = options.Provider == StorageProvider.Postgres
                ? new NpgsqlConnectionStringBuilder(options.ConnectionString).ConnectionString
                : new SqliteConnectionStringBuilder(options.ConnectionString).ConnectionString;
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail($"Storage__ConnectionString is none for {options.Provider}: {e.Message}");
        }
    }
}
