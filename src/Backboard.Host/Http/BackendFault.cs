namespace Backboard.Host;

/// <summary>Exceptions that mean a backend is away for now: a retry may find it back.</summary>
internal static class BackendFault
{
    public static bool Is(Exception exception) =>
        exception is StoreUnavailableException or TimeoutException or ObjectDisposedException || IsSilo(exception);

    /// <summary>Told by name: both silos report a stopping or absent silo with exceptions of their own.</summary>
    private static bool IsSilo(Exception exception) =>
        exception.GetType().Name is "SiloUnavailableException" or "OrleansMessageRejectionException" or "ClientNotAvailableException";
}
