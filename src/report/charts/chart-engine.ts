/** The parts of echarts that draw our charts. The build makes it one file of its own, which both module formats load. */
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
// the modules alone register themselves: importing "echarts/charts" would load every kind of chart there is
import "echarts/lib/chart/bar";
import "echarts/lib/chart/radar";
import "echarts/lib/component/gridSimple";

use([SVGRenderer]);

export default { init };
