using System.ComponentModel.DataAnnotations;

namespace Backboard.Abstractions;

/// <summary>Databases the log can live in.</summary>
public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Which database. <value>Sqlite.</value></summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>ADO.NET connection string. <value><c>Data Source=data/backboard.db</c>.</value></summary>
    [Required(AllowEmptyStrings = false)]
    public string ConnectionString { get; set; } = "Data Source=data/backboard.db";

    /// <summary>Connections of this process to PostgreSQL, 2–200. <value>20.</value></summary>
    [Range(2, 200)]
    public int MaxConnections { get; set; } = 20;

    /// <summary>Seconds until a statement is given up, 1–60. <value>10.</value></summary>
    [Range(1, 60)]
    public int CommandTimeoutSeconds { get; set; } = 10;

    /// <summary>Connections of this process that commit thread writes, 1–16. <value>3.</value></summary>
    [Range(1, 16)]
    public int Writers { get; set; } = 3;

    /// <summary>Only read, beside a running server; for tools such as an export. <value>false.</value></summary>
    public bool ReadOnly { get; set; }

    /// <summary>Keep a SQLite file to this process; false for a tool that writes a row beside a running server. <value>true.</value></summary>
    public bool Exclusive { get; set; } = true;
}
