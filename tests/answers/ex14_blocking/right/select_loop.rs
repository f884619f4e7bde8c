//! One loop that selects between the next beat and the sensor.

use std::time::Duration;

const BEAT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(3);

async fn read_sensor() -> i32 {
    tokio::time::sleep(ANSWER).await;
    21
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Polling the sensor");
    let sensor = read_sensor();
    tokio::pin!(sensor);
    let mut answered = false;
    let mut ticks = tokio::time::interval(BEAT);
    let mut beats = 0;
    while beats < 3 || !answered {
        tokio::select! {
            _ = ticks.tick(), if beats < 3 => {
                beats += 1;
                println!("Heartbeat {beats}");
            }
            degrees = &mut sensor, if !answered => {
                answered = true;
                println!("Sensor: {degrees} degrees");
            }
        }
    }
}
