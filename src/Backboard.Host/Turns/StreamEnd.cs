namespace Backboard.Host;

/// <summary>When a run's stream is over.</summary>
/// <param name="FirstPart">True to stop at the first event that ends a part, as the answer to one request does.</param>
/// <param name="IsFinal">True when the run had ended already, so that there is nothing to wait for.</param>
internal sealed record StreamEnd(bool FirstPart, bool IsFinal)
{
    public Progress Begin() => new(this);

    /// <summary>How far one reader is.</summary>
    internal sealed class Progress(StreamEnd end)
    {
        /// <summary>True when the next empty page ends the stream: a run that waits for outputs may have been continued already.</summary>
        public bool IsDue { get; private set; } = end.IsFinal;

        public bool IsReachedBy(EventEntry entry)
        {
            if (entry.Event.EndsStream && (end.FirstPart || entry.Event is not ToolSubmitRequired))
                return true;
            IsDue = end.IsFinal || entry.Event.EndsStream;
            return false;
        }
    }
}
