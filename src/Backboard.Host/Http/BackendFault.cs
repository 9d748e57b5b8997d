namespace Backboard.Host;

/// <summary>Exceptions that mean a backend is away for now: a retry may find it back.</summary>
internal static class BackendFault
{
    public static bool Is(Exception exception) =>
        exception is StoreUnavailableException or TimeoutException or ObjectDisposedException || IsSilo(exception.GetType());

    /// <param name="exception">What was thrown.</param>
    /// <param name="asker">Ends with whoever asked: a cancellation that is not theirs is a silo's or a process's that stops.</param>
    public static bool Is(Exception exception, CancellationToken asker) =>
        Is(exception) || (exception is OperationCanceledException && !asker.IsCancellationRequested);

    /// <summary>Told by name: both silos report a stopping or absent silo with exceptions of their own, of this family in Orleans.</summary>
    private static bool IsSilo(Type? type) =>
        type is not null && (type.Name is "OrleansException" or "SiloUnavailableException" || IsSilo(type.BaseType));
}
