using System.Runtime.InteropServices;
using SQLitePCL;

namespace Backboard.Storage.Sqlite;

/// <summary>Lets the driver use the system's SQLite, which the system's updates patch.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <exception cref="InvalidOperationException">The library is missing; says what to install.</exception>
    public static void Ensure() => _ = Loaded.Value;

    private static bool Load()
    {
        var handle = NativeLibrary.TryLoad(Name(), out var found) ? found : throw new InvalidOperationException(
            $"SQLite's library {Name()} was not found: install it (Debian, Ubuntu: apt-get install libsqlite3-0) "
            + "or set Storage__Provider=Postgres.");
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => Resolve(name, handle));
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static nint Resolve(string name, nint handle) => name == "e_sqlite3" ? handle : nint.Zero;

    private static string Name() =>
        OperatingSystem.IsWindows() ? "winsqlite3.dll" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
}
