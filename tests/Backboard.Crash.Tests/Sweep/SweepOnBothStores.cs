namespace Backboard.Crash.Tests;

/// <summary>The sweeps on each store; one server to each.</summary>
public sealed class SqliteCrashSweepTests(SqliteSweepFixture fixture) : CrashSweepTests(fixture), IClassFixture<SqliteSweepFixture>;

public sealed class SqliteToolSweepTests(SqliteSweepFixture fixture) : ToolSweepTests(fixture), IClassFixture<SqliteSweepFixture>;

public sealed class PostgresCrashSweepTests(PostgresSweepFixture fixture) : CrashSweepTests(fixture), IClassFixture<PostgresSweepFixture>;

public sealed class PostgresToolSweepTests(PostgresSweepFixture fixture) : ToolSweepTests(fixture), IClassFixture<PostgresSweepFixture>;
