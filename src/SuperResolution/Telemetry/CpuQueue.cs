namespace SuperResolution.Telemetry;

/// <summary>Waits for the CPU and tells how many do.</summary>
internal static class CpuQueue
{
    /// <summary>Enters a semaphore; who has to wait for it counts as queued meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Enter(SemaphoreSlim cpu, CancellationToken cancellationToken)
    {
        if (cpu.Wait(0, cancellationToken))
        {
            return;
        }

        SuperResolutionTelemetry.QueueLength.Add(1);
        try
        {
            cpu.Wait(cancellationToken);
        }
        finally
        {
            SuperResolutionTelemetry.QueueLength.Add(-1);
        }
    }
}
